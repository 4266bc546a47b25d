// Users for tests, the mail that they get, and what clients are told.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Browser, required } from './browser.mjs'

const MAIL_LINKS = required('CARTSNITCH_TEST_MAIL_LINKS')
const MAIL_PATIENCE_MILLIS = 20_000
const MAIL_PAUSE_MILLIS = 50

/** An e-mail address that nobody has yet. */
export function newAddress() {
  return `ann.${randomUUID()}@example.com`
}

/** Somebody who has just signed up: `{browser, email, password, token, user}`. */
export async function newUser() {
  const [browser, email, password] = [new Browser(), newAddress(), newPassword()]
  const { token, user } = succeeded(await browser.client.signUp.email({ name: 'Ann', email, password }))
  return { browser, email, password, token, user }
}

/** A good password. */
export function newPassword() {
  return `password-${randomUUID()}`
}

/** The same user in another browser. */
export async function signIn({ email, password }, options = {}) {
  const browser = new Browser({ userAgent: 'Other browser' })
  succeeded(await browser.client.signIn.email({ email, password, ...options }))
  return browser
}

/** The session that the service sees in a browser: `{session, user}` or null. */
export async function sessionOf(browser) {
  const { data, error } = await browser.client.getSession()
  assert.equal(error, null)
  return data
}

/** What a call of the client answered, which must be no error. */
export function succeeded({ data, error }) {
  assert.equal(error, null)
  return data
}

/** A call of the client must have been refused so, with a text for people. */
export function refused({ data, error }, status, code) {
  assert.equal(data, null)
  assert.deepEqual({ status: error.status, code: error.code }, { status, code })
  assert.match(error.message, /\w/)
}

/** The link in so many mails' newest to an address whose path begins so; waits for the mails. */
export async function linkTo(address, path, mails = 1) {
  for (const end = Date.now() + MAIL_PATIENCE_MILLIS; Date.now() < end; await sleep(MAIL_PAUSE_MILLIS)) {
    const links = await linksTo(address)
    const found = links.filter((candidate) => new URL(candidate).pathname.startsWith(path))
    if (found.length >= mails) {
      return found.at(-1)
    }
  }
  throw new Error(`no mail to ${address} with a link to ${path}`)
}

/** The links in all mails to an address, oldest first. */
export async function linksTo(address) {
  const response = await fetch(`${MAIL_LINKS}?to=${encodeURIComponent(address)}`)
  assert.equal(response.status, 200)
  return (await response.text()).split('\n').filter(Boolean)
}

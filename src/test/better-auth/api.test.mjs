// A session opens the data API too, whoever wrote it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { serializeSignedCookie } from 'better-call'
import { Browser, required } from './browser.mjs'
import { newUser, sessionOf, signIn, succeeded } from './people.mjs'

const PRIVATE = '/api/v1/me/email-in-address'
const SESSION = 'better-auth.session_token'

test("the client's session opens the data API, by cookie and by bearer, until it is revoked", async () => {
  const user = await newUser()
  const other = await signIn(user)
  const address = await answer(user.browser)
  assert.match(address.email_address, /^receipts\+[A-Za-z0-9_-]{22}@/)
  assert.deepEqual(await answer(other), address)
  assert.equal((await bearer(user.token)).status, 200)

  succeeded(await user.browser.client.revokeOtherSessions())
  assert.equal((await other.get(PRIVATE)).status, 401)
  succeeded(await user.browser.client.signOut())
  assert.equal((await user.browser.get(PRIVATE)).status, 401)
  assert.equal((await bearer(user.token)).status, 401)
})

test('a session that the identity service wrote into the database opens both', async () => {
  const browser = new Browser()
  await browser.keep(await signed(required('CARTSNITCH_TEST_AUTH_SECRET')))
  const { session, user } = await sessionOf(browser)
  assert.equal(session.token, token())
  assert.equal(session.userId, user.id)
  assert.equal(user.email, required('CARTSNITCH_TEST_SESSION_EMAIL'))
  const sessions = succeeded(await browser.client.listSessions())
  assert.deepEqual(sessions.map((each) => each.token), [token()])
  await answer(browser)
})

test('a cookie that another secret signed is no session', async () => {
  const browser = new Browser()
  await browser.keep(await signed('another-secret-that-nobody-has-configured'))
  assert.equal(await sessionOf(browser), null)
  assert.equal((await browser.get(PRIVATE)).status, 401)
})

async function answer(browser) {
  const response = await browser.get(PRIVATE)
  assert.equal(response.status, 200)
  return response.json()
}

function bearer(value) {
  return fetch(required('CARTSNITCH_TEST_URL') + PRIVATE, { headers: { authorization: `Bearer ${value}` } })
}

function token() {
  return required('CARTSNITCH_TEST_SESSION_TOKEN')
}

/** The `Set-Cookie` of the session in the database, made by the identity service's own code. */
function signed(secret) {
  return serializeSignedCookie(SESSION, token(), secret, { path: '/', httpOnly: true, sameSite: 'lax' })
}

// What a browser adds to the official client: a cookie jar, the page's origin, and following no rule but the
// browsers' own about which cookie goes where.

import { createAuthClient } from 'better-auth/client'
import { CookieJar } from 'tough-cookie'

const PATIENCE_MILLIS = 30_000

// Without a window the client takes itself to be on a server: its session store asks nobody, and it goes nowhere.
globalThis.window = { location: { href: '' } }

/** The service's base URL, without a slash at its end. */
export const SERVICE = required('CARTSNITCH_TEST_URL')

/** The value of an environment variable that must be set. */
export function required(name) {
  const value = process.env[name]
  if (!value) {
    throw new Error(`set ${name}`)
  }
  return value
}

/** One browser: its cookies, and the client that a page in it runs. */
export class Browser {
  #jar = new CookieJar()
  #origin
  #userAgent

  /** A browser without cookies, which shows a page of this origin: by default one that the service itself serves. */
  constructor({ origin = new URL(SERVICE).origin, userAgent = 'Test browser' } = {}) {
    this.#origin = origin
    this.#userAgent = userAgent
    this.client = createAuthClient({
      baseURL: SERVICE,
      basePath: '/auth',
      fetchOptions: { customFetchImpl: (url, init) => this.#fetch(url, init) },
    })
  }

  /** A page's own GET of a path of the service. */
  get(path) {
    return this.#fetch(SERVICE + path, {})
  }

  /** The user opens a link of a mail; a redirect is not followed. */
  open(link) {
    return this.#send(link, { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' }, {}, 'lax')
  }

  /** The cookies by name, as tough-cookie has them. */
  async cookies() {
    const cookies = await this.#jar.getCookies(SERVICE, { sameSiteContext: 'strict' })
    return Object.fromEntries(cookies.map((cookie) => [cookie.key, cookie]))
  }

  /** Puts a cookie there, written as `Set-Cookie` has it. */
  async keep(setCookie) {
    await this.#jar.setCookie(setCookie, SERVICE, { sameSiteContext: 'strict' })
  }

  /** Another browser with the same cookies: what a thief of them has. */
  copy() {
    const copy = new Browser({ origin: this.#origin, userAgent: 'Copy' })
    copy.#jar = this.#jar.cloneSync()
    return copy
  }

  /** Closes it and starts it again: cookies without a life of their own are gone. */
  async restart() {
    const kept = Object.values(await this.cookies()).filter((cookie) => cookie.isPersistent())
    this.#jar = new CookieJar()
    await Promise.all(kept.map((cookie) => this.keep(cookie.toString())))
  }

  #fetch(url, init) {
    const site = { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'empty' }
    const origin = (init.method ?? 'GET') === 'GET' ? {} : { origin: this.#origin }
    return this.#send(url, { ...site, ...origin }, init, 'strict')
  }

  async #send(url, added, init, sameSiteContext) {
    const headers = new Headers(init.headers)
    const cookie = await this.#jar.getCookieString(String(url), { sameSiteContext })
    for (const [name, value] of Object.entries({ ...added, cookie, 'user-agent': this.#userAgent })) {
      if (value) {
        headers.set(name, value)
      }
    }
    const signal = AbortSignal.timeout(PATIENCE_MILLIS)
    const response = await fetch(url, { ...init, headers, redirect: 'manual', signal })
    for (const line of response.headers.getSetCookie()) {
      await this.#jar.setCookie(line, String(url), { sameSiteContext })
    }
    return response
  }
}

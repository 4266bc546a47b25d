// What the official client can rely on, whoever serves it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Browser, SERVICE } from './browser.mjs'
import {
  linksTo, linkTo, newAddress, newPassword, newUser, refused, sessionOf, signIn, succeeded,
} from './people.mjs'

const WEEK_SECONDS = 604_800
const DAY_MILLIS = 86_400_000
const SESSION = 'better-auth.session_token'
const DONT_REMEMBER = 'better-auth.dont_remember'

test('sign-up signs in at once, unverified', async () => {
  const [browser, email] = [new Browser({ userAgent: 'Sign-up/1.0' }), newAddress()]
  const password = newPassword()
  const answer = succeeded(
    await browser.client.signUp.email({ name: 'Ann Lee', email: email.toUpperCase(), password }))
  assert.match(answer.token, /^[A-Za-z0-9]{32}$/)
  assert.match(answer.user.id, /^[A-Za-z0-9]{32}$/)
  assert.equal(answer.user.name, 'Ann Lee')
  assert.equal(answer.user.email, email)
  assert.equal(answer.user.emailVerified, false)
  assert.ok(answer.user.createdAt instanceof Date && answer.user.updatedAt instanceof Date)

  const { session, user } = await sessionOf(browser)
  assert.deepEqual(user, answer.user)
  assert.equal(session.token, answer.token)
  assert.equal(session.userId, user.id)
  assert.equal(session.userAgent, 'Sign-up/1.0')
  livesFor(session, 7 * DAY_MILLIS)
})

test('the session cookie is out of reach of scripts and other sites, and lives for a week', async () => {
  const { browser, token } = await newUser()
  const cookies = await browser.cookies()
  assert.deepEqual(Object.keys(cookies), [SESSION])
  const { value, path, httpOnly, sameSite, secure, maxAge, hostOnly } = cookies[SESSION]
  assert.deepEqual(
    { path, httpOnly, sameSite, secure, maxAge, hostOnly },
    { path: '/', httpOnly: true, sameSite: 'lax', secure: false, maxAge: WEEK_SECONDS, hostOnly: true })
  assert.match(decodeURIComponent(value), new RegExp(`^${token}\\.[A-Za-z0-9+/]{43}=$`))
})

test('sign-up refuses an address in use, in any case, and passwords too short or too long', async () => {
  const { email, password } = await newUser()
  const signUp = (body) => new Browser().client.signUp.email({ name: 'Bob', email, password, ...body })
  refused(await signUp({ email: email.toUpperCase() }), 422, 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL')
  refused(await signUp({ email: newAddress(), password: 'x'.repeat(7) }), 400, 'PASSWORD_TOO_SHORT')
  refused(await signUp({ email: newAddress(), password: 'x'.repeat(129) }), 400, 'PASSWORD_TOO_LONG')
  refused(await signUp({ email: 'nowhere' }), 400, 'VALIDATION_ERROR')
})

test('without a session get-session is null and the rest is refused', async () => {
  const { client } = new Browser()
  assert.deepEqual(await client.getSession(), { data: null, error: null })
  refused(await client.listSessions(), 401, 'UNAUTHORIZED')
  refused(await client.revokeSession({ token: 'x' }), 401, 'UNAUTHORIZED')
  refused(await client.revokeOtherSessions(), 401, 'UNAUTHORIZED')
  refused(await client.revokeSessions(), 401, 'UNAUTHORIZED')
  refused(await client.updateUser({ name: 'Bob' }), 401, 'UNAUTHORIZED')
  const passwords = { currentPassword: newPassword(), newPassword: newPassword() }
  refused(await client.changePassword(passwords), 401, 'UNAUTHORIZED')
})

test('sign-out ends the session and takes the cookies away', async () => {
  const { browser } = await newUser()
  const thief = browser.copy()
  assert.deepEqual(succeeded(await browser.client.signOut()), { success: true })
  assert.deepEqual(await browser.cookies(), {})
  assert.equal(await sessionOf(browser), null)
  assert.equal(await sessionOf(thief), null)
  assert.deepEqual(await thief.cookies(), {}, 'a cookie that is no good is taken away')
  assert.deepEqual(succeeded(await browser.client.signOut()), { success: true })
})

test('sign-in takes the address in any case', async () => {
  const { email, password, user } = await newUser()
  const browser = new Browser()
  const answer = succeeded(await browser.client.signIn.email({ email: email.toUpperCase(), password }))
  assert.equal(answer.redirect, false)
  assert.deepEqual(answer.user, user)
  assert.equal((await sessionOf(browser)).session.token, answer.token)
})

test('sign-in with a callback makes the client go there', async () => {
  const user = await newUser()
  const { client } = new Browser()
  const answer = succeeded(await client.signIn.email({ ...credentials(user), callbackURL: '/home?tab=1' }))
  assert.equal(answer.redirect, true)
  assert.equal(answer.url, '/home?tab=1')
  assert.equal(window.location.href, '/home?tab=1')
  const elsewhere = { ...credentials(user), callbackURL: 'https://elsewhere.example/' }
  refused(await client.signIn.email(elsewhere), 403, 'INVALID_CALLBACK_URL')
})

test('a wrong password and an unknown address get the same answer', async () => {
  const { email, password } = await newUser()
  const browser = new Browser()
  const wrong = await browser.client.signIn.email({ email, password: newPassword() })
  const unknown = await browser.client.signIn.email({ email: newAddress(), password })
  refused(wrong, 401, 'INVALID_EMAIL_OR_PASSWORD')
  refused(unknown, 401, 'INVALID_EMAIL_OR_PASSWORD')
  assert.equal(wrong.error.message, unknown.error.message)
  refused(await browser.client.signIn.email({ email: 'nowhere', password }), 400, 'INVALID_EMAIL')
  assert.deepEqual(await browser.cookies(), {})
})

test('the session store of a page follows sign-in and sign-out', async () => {
  const user = await newUser()
  const { client } = new Browser()
  const seen = []
  const unsubscribe = client.useSession.subscribe(({ data, isPending }) => {
    if (!isPending) {
      seen.push(data?.user.email ?? null)
    }
  })
  const sees = async (email) => {
    for (const end = Date.now() + 10_000; seen.at(-1) !== email; await sleep(20)) {
      assert.ok(Date.now() < end, `saw ${JSON.stringify(seen)}`)
    }
  }
  try {
    await sees(null)
    succeeded(await client.signIn.email(credentials(user)))
    await sees(user.email)
    succeeded(await client.signOut())
    await sees(null)
  } finally {
    unsubscribe()
  }
})

test('not to be remembered: the cookies go with the browser and the session lives for a day', async () => {
  const user = await newUser()
  const browser = await signIn(user, { rememberMe: false })
  const cookies = await browser.cookies()
  assert.deepEqual(Object.keys(cookies).sort(), [DONT_REMEMBER, SESSION])
  for (const cookie of Object.values(cookies)) {
    assert.equal(cookie.isPersistent(), false)
    assert.equal(cookie.httpOnly, true)
  }
  const { session } = await sessionOf(browser)
  livesFor(session, DAY_MILLIS)
  await browser.restart()
  assert.equal(await sessionOf(browser), null)

  await user.browser.restart()
  assert.equal((await sessionOf(user.browser)).user.email, user.email)
})

test('changing the password leaves the other sessions alone unless asked', async () => {
  const user = await newUser()
  const other = await signIn(user)
  const next = newPassword()
  const answer = succeeded(
    await user.browser.client.changePassword({ currentPassword: user.password, newPassword: next }))
  assert.equal(answer.token, null)
  assert.equal(answer.user.id, user.user.id)
  assert.equal((await sessionOf(user.browser)).session.token, user.token)
  assert.equal((await sessionOf(other)).user.id, user.user.id)
  await onlyThisPasswordWorks(user, next)
})

test('changing the password and revoking the rest starts a new session and ends all others at once', async () => {
  const user = await newUser()
  const [other, thief] = [await signIn(user), user.browser.copy()]
  const next = newPassword()
  const answer = succeeded(await user.browser.client.changePassword({
    currentPassword: user.password, newPassword: next, revokeOtherSessions: true,
  }))
  assert.notEqual(answer.token, user.token)
  assert.equal((await sessionOf(user.browser)).session.token, answer.token)
  assert.equal(await sessionOf(other), null)
  assert.equal(await sessionOf(thief), null)
  await onlyThisPasswordWorks(user, next)
})

test('the current password must be right and the new one good', async () => {
  const user = await newUser()
  const change = (currentPassword, newPassword) =>
    user.browser.client.changePassword({ currentPassword, newPassword, revokeOtherSessions: true })
  refused(await change(newPassword(), newPassword()), 400, 'INVALID_PASSWORD')
  refused(await change(user.password, 'short'), 400, 'PASSWORD_TOO_SHORT')
  refused(await change(user.password, 'x'.repeat(129)), 400, 'PASSWORD_TOO_LONG')
  assert.equal((await sessionOf(user.browser)).session.token, user.token)
})

test('list-sessions shows where one is signed in', async () => {
  const user = await newUser()
  const other = await signIn(user)
  await newUser()
  const sessions = succeeded(await user.browser.client.listSessions())
  assert.deepEqual(sessions.map((session) => session.userAgent).sort(), ['Other browser', 'Test browser'])
  assert.ok(sessions.every((session) => session.userId === user.user.id))
  const own = (await sessionOf(other)).session
  assert.deepEqual(sessions.find((session) => session.token === own.token), own)
})

test('a session that another browser revokes is dead at once', async () => {
  const user = await newUser()
  const [other, third] = [await signIn(user), await signIn(user)]
  const { token } = (await sessionOf(other)).session
  assert.deepEqual(succeeded(await user.browser.client.revokeSession({ token })), { status: true })
  assert.equal(await sessionOf(other), null)
  assert.equal((await sessionOf(third)).user.id, user.user.id)
  assert.equal((await sessionOf(user.browser)).user.id, user.user.id)
})

test("nobody revokes another user's session", async () => {
  const [user, victim] = [await newUser(), await newUser()]
  const answer = await user.browser.client.revokeSession({ token: victim.token })
  assert.deepEqual(succeeded(answer), { status: true })
  assert.equal((await sessionOf(victim.browser)).session.token, victim.token)
})

test('all other sessions go, or all', async () => {
  const [user, bystander] = [await newUser(), await newUser()]
  const [second, third] = [await signIn(user), await signIn(user)]
  assert.deepEqual(succeeded(await user.browser.client.revokeOtherSessions()), { status: true })
  assert.deepEqual([await sessionOf(second), await sessionOf(third)], [null, null])
  assert.equal((await sessionOf(user.browser)).session.token, user.token)

  const fourth = await signIn(user)
  assert.deepEqual(succeeded(await user.browser.client.revokeSessions()), { status: true })
  assert.deepEqual([await sessionOf(user.browser), await sessionOf(fourth)], [null, null])
  assert.equal((await sessionOf(bystander.browser)).session.token, bystander.token)
})

test('name and picture can be changed, which every browser sees; the address cannot', async () => {
  const user = await newUser()
  const other = await signIn(user)
  const image = 'https://example.com/ann.png'
  const { client } = user.browser
  assert.deepEqual(succeeded(await client.updateUser({ name: 'Änn "Øster"', image })), { status: true })
  const seen = (await sessionOf(other)).user
  assert.deepEqual([seen.name, seen.image], ['Änn "Øster"', image])
  succeeded(await client.updateUser({ image: null }))
  assert.equal((await sessionOf(user.browser)).user.image, null)
  refused(await client.updateUser({ email: newAddress() }), 400, 'EMAIL_CAN_NOT_BE_UPDATED')
  assert.equal((await client.updateUser({ nickname: 'Annie' })).error.status, 400)
  assert.equal((await sessionOf(user.browser)).user.email, user.email)
})

test('the link of the verification mail verifies the address and signs in', async () => {
  const user = await newUser()
  succeeded(await user.browser.client.signOut())
  const { client } = user.browser
  const answer = await client.sendVerificationEmail({ email: user.email, callbackURL: '/welcome?a=1' })
  assert.deepEqual(succeeded(answer), { status: true })
  const link = await linkTo(user.email, '/auth/verify-email', 2)
  assert.ok(link.startsWith(`${SERVICE}/`))

  const response = await user.browser.open(link)
  assert.equal(response.status, 302)
  assert.equal(response.headers.get('location'), '/welcome?a=1')
  const seen = (await sessionOf(user.browser)).user
  assert.deepEqual([seen.email, seen.emailVerified], [user.email, true])
  refused(await client.sendVerificationEmail({ email: user.email }), 400, 'EMAIL_ALREADY_VERIFIED')
})

test('a page can verify with the token itself', async () => {
  const user = await newUser()
  const { client } = user.browser
  refused(await client.sendVerificationEmail({ email: newAddress() }), 400, 'EMAIL_MISMATCH')
  succeeded(await client.sendVerificationEmail({ email: user.email }))
  const link = new URL(await linkTo(user.email, '/auth/verify-email'))
  const query = { token: link.searchParams.get('token') }
  assert.deepEqual(succeeded(await client.verifyEmail({ query })), { status: true, user: null })
  const { session, user: seen } = await sessionOf(user.browser)
  assert.deepEqual([session.token, seen.emailVerified], [user.token, true])
  assert.deepEqual(succeeded(await client.verifyEmail({ query })), { status: true, user: null })

  const forged = { query: { token: `${query.token.slice(0, -5)}AAAAA` } }
  refused(await new Browser().client.verifyEmail(forged), 401, 'INVALID_TOKEN')
})

test('a bad verification link goes to the callback with an error', async () => {
  const response = await new Browser().open(
    `${SERVICE}/auth/verify-email?token=bad&callbackURL=${encodeURIComponent('/welcome?a=1')}`)
  assert.equal(response.status, 302)
  assert.equal(response.headers.get('location'), '/welcome?a=1&error=INVALID_TOKEN')
})

test('signed out, nobody learns from a verification mail whose address is known', async () => {
  const { client } = new Browser()
  const [user, stranger] = [await newUser(), newAddress()]
  const known = succeeded(await client.sendVerificationEmail({ email: user.email }))
  const unknown = succeeded(await client.sendVerificationEmail({ email: stranger }))
  assert.deepEqual(known, unknown)
  await linkTo(user.email, '/auth/verify-email')
  assert.deepEqual(await linksTo(stranger), [])
})

test('the link of the reset mail sets a new password once and ends every session', async () => {
  const user = await newUser()
  const page = new Browser()
  await page.client.requestPasswordReset({ email: user.email.toUpperCase(), redirectTo: '/reset?a=1' })
  const response = await page.open(await linkTo(user.email, '/auth/reset-password/'))
  assert.equal(response.status, 302)
  const target = new URL(response.headers.get('location'), SERVICE)
  assert.deepEqual([target.origin, target.pathname], [new URL(SERVICE).origin, '/reset'])
  assert.equal(target.searchParams.get('a'), '1')

  const [token, next] = [target.searchParams.get('token'), newPassword()]
  const reset = (newPassword) => page.client.resetPassword({ newPassword, token })
  refused(await reset('short'), 400, 'PASSWORD_TOO_SHORT')
  assert.deepEqual(succeeded(await reset(next)), { status: true })
  assert.equal(await sessionOf(user.browser), null)
  await onlyThisPasswordWorks(user, next)
  refused(await reset(newPassword()), 400, 'INVALID_TOKEN')
})

test('a bad reset link goes to its page with an error, and a bad token sets nothing', async () => {
  const browser = new Browser()
  const response = await browser.open(
    `${SERVICE}/auth/reset-password/bad?callbackURL=${encodeURIComponent('/reset')}`)
  assert.equal(response.status, 302)
  const target = new URL(response.headers.get('location'), SERVICE)
  assert.equal(target.pathname + target.search, '/reset?error=INVALID_TOKEN')
  const bad = { newPassword: newPassword(), token: 'bad' }
  refused(await browser.client.resetPassword(bad), 400, 'INVALID_TOKEN')
})

test('nobody learns from a password reset whose address is known', async () => {
  const { client } = new Browser()
  const [user, stranger] = [await newUser(), newAddress()]
  const known = succeeded(await client.requestPasswordReset({ email: user.email }))
  const unknown = succeeded(await client.requestPasswordReset({ email: stranger }))
  assert.equal(known.status, true)
  assert.deepEqual(known, unknown)
  await linkTo(user.email, '/auth/reset-password/')
  assert.deepEqual(await linksTo(stranger), [])
  const elsewhere = { email: user.email, redirectTo: 'https://elsewhere.example/' }
  refused(await client.requestPasswordReset(elsewhere), 403, 'INVALID_REDIRECT_URL')
})

test("a page of an origin that is not trusted cannot use the user's cookies, nor sign anybody in", async () => {
  const user = await newUser()
  const page = new Browser({ origin: 'http://localhost:1' })
  await page.keep((await user.browser.cookies())[SESSION].toString())
  refused(await page.client.signOut(), 403, 'INVALID_ORIGIN')
  refused(await page.client.revokeSessions(), 403, 'INVALID_ORIGIN')
  assert.equal((await sessionOf(user.browser)).session.token, user.token)
  const stranger = new Browser({ origin: 'http://localhost:1' })
  refused(await stranger.client.signIn.email(credentials(user)), 403, 'INVALID_ORIGIN')
})

function credentials({ email, password }) {
  return { email, password }
}

function livesFor({ createdAt, expiresAt }, millis) {
  assert.ok(Math.abs(expiresAt - createdAt - millis) < 1_000, `from ${createdAt} to ${expiresAt}`)
}

async function onlyThisPasswordWorks(user, password) {
  const { client } = new Browser()
  refused(await client.signIn.email(credentials(user)), 401, 'INVALID_EMAIL_OR_PASSWORD')
  succeeded(await client.signIn.email({ email: user.email, password }))
}

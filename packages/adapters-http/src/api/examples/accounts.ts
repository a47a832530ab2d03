/** Zoë's account, her tokens and her household: the other examples are about her spending in November 2026. */

export const ids = {
  user: "019ab3c4-5d6e-7f70-8123-456789abcdef",
  groceries: "019ab3c4-5d70-7a10-9b2c-0123456789ab",
  transport: "019ab3c4-5d70-7a11-8c3d-123456789abc",
  expense: "019ab3c8-1f20-7b42-a4e5-23456789abcd",
  earlierExpense: "019ab3c8-1e07-7d15-9f60-89abcdef0123",
  budget: "019ab3c9-0a31-7c53-b5f6-3456789abcde"
}

export const times = { created_at: "2026-11-22T06:03:11.123Z", updated_at: "2026-11-22T06:03:11.123Z" }

const email = "zoe@example.com"
const password = "correct horse battery staple"
const refreshToken = "x3VbqQ0f5m8kJ2wYt7RzN1cLhD4sPaGe6uKoXiBvE9A"
const profile = { email, username: "zoe", full_name: "Zoë Example", currency: "EUR", timezone: "Europe/Vienna" }

export const accounts = {
  Registration: {
    whole: { ...profile, password },
    shortest: { email, username: profile.username, password }
  },
  Login: { credentials: { email, password } },
  RefreshToken: { token: { refresh_token: refreshToken } },
  TokenPair: {
    pair: {
      access_token: "eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.e30.c2lnbmF0dXJl",
      refresh_token: refreshToken,
      token_type: "bearer",
      expires_in: 1800
    }
  },
  User: { zoe: { id: ids.user, ...profile, is_active: true, is_verified: false, ...times } },
  UserChanges: {
    profile: { full_name: "Zoë Sample", timezone: "Asia/Tokyo" },
    password: { password: "seven lazy dogs on a bench", current_password: password }
  },
  AccountDeletion: { proof: { current_password: password } }
}

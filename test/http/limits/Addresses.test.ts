import { assert, describe, it } from "@effect/vitest"
import { Duration } from "effect"
import { newcomer } from "../support/Accounts.ts"
import { givenServer } from "../support/People.ts"
import { wire } from "../support/Wire.ts"
import { newAddress } from "./Attempts.ts"

const once = { max: 1, window: Duration.minutes(15) }
const rateLimits = { loginAccount: undefined, loginAddress: once, register: undefined, requests: undefined }

const trusted = (address: string): boolean =>
  address === "127.0.0.1" || address.startsWith("10.") || address.startsWith("fd00:")
const server = givenServer({ rateLimits, trustsProxy: trusted })

/** Tries to sign in once with these headers; whether somebody from the same address has tried before. */
const wasThere = async (url: string, ...forwarded: ReadonlyArray<string>): Promise<boolean> => {
  const { status, text } = await wire(url, "/api/v1/auth/login", {
    method: "POST",
    headers: ["Content-Type: application/json", ...forwarded.map((it) => `X-Forwarded-For: ${it}`)],
    body: JSON.stringify({ email: newcomer().email, password: "a wrong password" })
  })
  assert.include([401, 429], status, text)
  return status === 429
}

describe("the address of a client behind proxies that are trusted", () => {
  it("is the one that they name", async () => {
    const [one, other] = [newAddress(), newAddress()]
    assert.isFalse(await wasThere(server.url(), one))
    assert.isFalse(await wasThere(server.url(), other))
    assert.isTrue(await wasThere(server.url(), one))
    assert.isTrue(await wasThere(server.url(), other))
  })

  it.each<readonly [what: string, spelled: (address: string) => string]>([
    ["what the client has claimed before it", (it) => `203.0.113.9, ${it}`],
    ["what the client has claimed of a proxy", (it) => `10.9.9.9, ${it}`],
    ["nonsense before it", (it) => `<script>, ,unknown, ${it}`],
    ["a proxy behind it", (it) => `${it}, 10.0.0.1`],
    ["several proxies behind it", (it) => `203.0.113.9, ${it},10.0.0.1 , 10.255.0.2,fd00::7`],
    ["a port", (it) => `${it}:4711`],
    ["a port of a proxy", (it) => `${it}, 10.0.0.1:443, [fd00::7]:443`],
    ["white space", (it) => `  ${it}\t`],
    ["IPv6 around it", (it) => `::ffff:${it}`],
    ["IPv6 around it, in upper case with a port", (it) => `[::FFFF:${it}]:4711`]
  ])("is the same with %s", async (_, spelled) => {
    const address = newAddress()
    assert.isFalse(await wasThere(server.url(), spelled(address)))
    assert.isTrue(await wasThere(server.url(), address))
  })

  it("may be of IPv6, in either case, with brackets and a port", async () => {
    assert.isFalse(await wasThere(server.url(), "2001:db8::a1"))
    for (const spelling of ["2001:DB8::A1", "[2001:db8::a1]", "[2001:db8::a1]:443", "x, 2001:db8::a1, fd00::1"]) {
      assert.isTrue(await wasThere(server.url(), spelling), spelling)
    }
    assert.isFalse(await wasThere(server.url(), "2001:db8:1::a1"))
  })

  it("is read from several lines as from one", async () => {
    const address = newAddress()
    assert.isFalse(await wasThere(server.url(), address, "10.0.0.1"))
    assert.isTrue(await wasThere(server.url(), "203.0.113.9", address))
  })

  it("is the outermost proxy when all of them are trusted", async () => {
    assert.isFalse(await wasThere(server.url(), "10.7.7.7, 10.0.0.1"))
    assert.isTrue(await wasThere(server.url(), "10.7.7.7"))
  })

  it("is the last proxy that has one when what stands before it is none", async () => {
    assert.isFalse(await wasThere(server.url(), "unknown, 10.8.8.8"))
    for (const nonsense of ["_hidden, 10.8.8.8", ", 10.8.8.8", "10.8.8.8"]) {
      assert.isTrue(await wasThere(server.url(), nonsense), nonsense)
    }
  })

  it("is the proxy's own when nothing good is told of it", async () => {
    assert.isFalse(await wasThere(server.url()))
    for (const nonsense of ["", "unknown", "_hidden", "for=1.2.3.4", "localhost", "' or 1=1", "10.1.1.1, evil"]) {
      assert.isTrue(await wasThere(server.url(), nonsense), nonsense)
    }
    assert.isTrue(await wasThere(server.url(), "127.0.0.1"))
  })
})

describe("the address of a client whom nobody trusts", () => {
  const strict = givenServer({ rateLimits })

  it("is its own, whatever it says", async () => {
    assert.isFalse(await wasThere(strict.url(), newAddress()))
    for (const claimed of [[], [newAddress()], ["127.0.0.1"], ["10.0.0.1", newAddress()]]) {
      assert.isTrue(await wasThere(strict.url(), ...claimed), claimed.join())
    }
  })
})

import { dateIn, TimeZone, today, utc } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect } from "effect"
import { TestClock } from "effect/testing"
import { int, oneOf } from "../support/arbitraries.ts"
import { accepts, refusals } from "../support/decoding.ts"
import { at } from "../support/values.ts"

const zone = (name: string) => TimeZone.make(name)

describe("TimeZone", () => {
  it.each(["UTC", "Europe/Vienna", "America/Argentina/Buenos_Aires", "Asia/Kolkata", "Asia/Calcutta", "Europe/Kyiv"])(
    "takes %s",
    (name) => assert.deepStrictEqual(refusals(TimeZone, name), [])
  )

  it.each(["Etc/GMT+12", "Etc/GMT-14", "GMT", "GMT+0", "CET", "EST5EDT", "utc", "America/Port-au-Prince"])(
    "takes %s, too",
    (name) => assert.deepStrictEqual(refusals(TimeZone, name), [])
  )

  it.each(["+02:00", "-05:00", "+0200", "+02", "Z", "UTC+2", "GMT+2", "UTC+02:00"])("refuses the offset %s", (name) =>
    assert.deepStrictEqual(refusals(TimeZone, name), ["must be an IANA time zone, such as Europe/Vienna"])
  )

  it.each(["", " UTC", "UTC ", "Mars/Phobos", "Europe", "Vienna", "Europe/", "local", "system", "UTC\0", 0, null])(
    "refuses %j",
    (name) => assert.isFalse(accepts(TimeZone, name))
  )

  it.each(["BST", "PST", "IST", "AST", "jst", "SystemV/AST4"])("refuses %s, a name of ICU's own", (name) =>
    assert.isFalse(accepts(TimeZone, name))
  )

  it("has a date for every zone that it takes", () => {
    const names = [...Intl.supportedValuesOf("timeZone"), "GMT+0", "GMT-0", "GMT0", "gmt+0", "Etc/GMT+0", "utc", "Zulu"]
    for (const name of names) {
      assert.isTrue(accepts(TimeZone, name), name)
      assert.match(dateIn(zone(name), at("2026-06-15T12:00:00Z")), /^2026-06-1[56]$/)
    }
  })
})

describe("dateIn", () => {
  it.prop(
    "agrees with Intl",
    [
      oneOf(["Europe/Vienna", "America/St_Johns", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"]),
      int(Date.UTC(1990, 0, 1) / 60_000, Date.UTC(2040, 0, 1) / 60_000)
    ],
    ([name, minutes]) => {
      const expected = new Intl.DateTimeFormat("sv-SE", { timeZone: name, dateStyle: "short" }).format(minutes * 60_000)
      assert.strictEqual(dateIn(zone(name), DateTime.makeUnsafe(minutes * 60_000)), expected)
    }
  )

  it("moves with summer time", () => {
    const dates = ["2026-03-28T22:59:59Z", "2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z"]
    assert.deepStrictEqual(
      dates.map((instant) => dateIn(zone("Europe/Vienna"), at(instant))),
      ["2026-03-28", "2026-03-29", "2026-03-29", "2026-03-30"]
    )
  })
})

describe("today", () => {
  const onBothSides = Effect.all([
    today(zone("Pacific/Pago_Pago")),
    today(zone("America/New_York")),
    today(utc),
    today(zone("Asia/Tokyo")),
    today(zone("Pacific/Kiritimati"))
  ])

  it.effect("is a day behind west of UTC in its first hours", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.UTC(2026, 0, 1, 0, 30))
      const expected = ["2025-12-31", "2025-12-31", "2026-01-01", "2026-01-01", "2026-01-01"]
      assert.deepStrictEqual<ReadonlyArray<string>>(yield* onBothSides, expected)
    })
  )

  it.effect("is a day ahead east of UTC in its last hours", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.UTC(2024, 1, 28, 23, 59))
      const expected = ["2024-02-28", "2024-02-28", "2024-02-28", "2024-02-29", "2024-02-29"]
      assert.deepStrictEqual<ReadonlyArray<string>>(yield* onBothSides, expected)
    })
  )

  it.effect("follows the clock", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.UTC(2026, 11, 31, 23, 59, 59, 999))
      assert.strictEqual(yield* today(utc), "2026-12-31")
      yield* TestClock.adjust("1 millis")
      assert.strictEqual(yield* today(utc), "2027-01-01")
    })
  )
})

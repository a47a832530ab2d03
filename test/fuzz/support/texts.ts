/** Texts that programs stumble over. */

/** Short ones that a text without rules may be: white space at no end, and already in NFC. */
export const plainTexts: ReadonlyArray<string> = [
  "Weekly shopping",
  "null",
  "0",
  "Zoë Straße",
  "日本語の買い物",
  "שלום עולם",
  "مرحبا",
  "😀👩‍👩‍👧‍👦🏳️‍🌈",
  "𐐨𝒳𠜎",
  "a\u200b\u200db",
  "\u202eright to left\u202c",
  "İıſﬃ",
  "'; drop table expenses; --",
  '" or 1=1 --',
  "100% off_now\\",
  "${jndi:ldap://x}{{7*7}}",
  "<script>alert(1)</script>",
  "..\\..\\etc",
  "$1 :name ?",
  "%00 %s %n",
  "line\nbreak\ttab",
  "\u0001\u001b[31m",
  "\ufffd\uffff\u{10ffff}"
]

/** Texts that are changed before they are measured, or that some rules refuse. */
export const oddTexts: ReadonlyArray<string> = [
  "e\u0301",
  "\u212b\u2126",
  "\u1100\u1161",
  "\u0958".repeat(90),
  "a\u0315\u0300\u05ae\u0062",
  "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324",
  "a".concat("\u0301".repeat(3000)),
  " padded\u3000",
  "\u0085\u2028",
  "\ufeff",
  "\u200b",
  "\u2060",
  "\u007f\u009f",
  "😀".repeat(50),
  "😀".repeat(51),
  "ﷺ".repeat(100),
  "x".repeat(255),
  "ß".repeat(256),
  "İ".repeat(50),
  "1".repeat(400),
  "-",
  "+1",
  "1e400",
  "0x1f",
  "١٢٫٥٠",
  "Infinity",
  "true",
  "undefined",
  "[object Object]",
  "a,b,,c",
  "a@b",
  "a@b.c\r\nBcc: d@e.f",
  '"quoted"@example.com',
  "https://[::1]/",
  "https://user:pass@example.com:99999/",
  "javascript:alert(1)",
  "2026-02-29",
  "0000-00-00",
  "9999-12-31",
  "America/../Vienna",
  "GMT+25:00",
  "#GGGGGG",
  "00000000-0000-0000-0000-000000000000",
  "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"
]

/** Those that an address has room for. */
export const addressableTexts = oddTexts.filter((text) => encodeURIComponent(text).length < 4000)

/** Longer than any text may be, where there is a limit. */
export const hugeText = "x".repeat(100_000)

/** Names that objects have already, and others that are no words. */
export const unknownNames: ReadonlyArray<string> = [
  "nonsense",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "length",
  "a/b~c",
  " ",
  "a[]",
  "$where",
  "😀",
  "e\u0301",
  "x".repeat(500)
]

/** Arrays or objects within each other, as JSON. */
export const nested = (levels: number, [open, close]: readonly [string, string] = ["[", "]"]): string =>
  open.repeat(levels) + (open === "[" ? "" : "1") + close.repeat(levels)

export const inObject = ['{"a":', "}"] as const

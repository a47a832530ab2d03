/**
 * A certificate that signs itself, made on the spot: so that no private key lies in the repository. Just enough of X.509
 * in DER: P-256, valid from 2020 until 2049, for `localhost`, also as its own authority.
 */
import { generateKeyPairSync, sign } from "node:crypto"

const node = (tag: number, ...parts: ReadonlyArray<Uint8Array>): Buffer => {
  const body = Buffer.concat(parts)
  const { length } = body
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), body])
}
const sequence = (...parts: ReadonlyArray<Uint8Array>) => node(0x30, ...parts)
const oid = (...bytes: ReadonlyArray<number>) => node(0x06, Buffer.from(bytes))
const bits = (bytes: Uint8Array) => node(0x03, Buffer.from([0]), bytes)
const time = (text: string) => node(0x17, Buffer.from(text))
const yes = node(0x01, Buffer.from([0xff]))

const ecdsaWithSha256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02))
const name = sequence(node(0x31, sequence(oid(0x55, 0x04, 0x03), node(0x0c, Buffer.from("localhost")))))
const extensions = sequence(
  sequence(oid(0x55, 0x1d, 0x13), yes, node(0x04, sequence(yes))),
  sequence(oid(0x55, 0x1d, 0x11), node(0x04, sequence(node(0x82, Buffer.from("localhost")))))
)

export const selfSigned = (): { readonly cert: string; readonly key: string } => {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const content = sequence(
    node(0xa0, node(0x02, Buffer.from([2]))),
    node(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    sequence(time("200101000000Z"), time("491231235959Z")),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    node(0xa3, extensions)
  )
  const certificate = sequence(content, ecdsaWithSha256, bits(sign("sha256", content, privateKey)))
  const base64 = certificate.toString("base64").replaceAll(/.{64}/g, "$&\n")
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString()
  }
}

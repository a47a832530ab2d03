/** The proxies that may say whom they ask for: addresses and networks (CIDR), separated by commas. */
import { Config, Schema } from "effect"
import { BlockList, isIP } from "node:net"

type Trusts = (address: string) => boolean

const familyOf = (address: string) => (isIP(address) === 4 ? "ipv4" : "ipv6")

/** Undefined when one of them is neither an address nor a network. */
const parse = (text: string): Trusts | undefined => {
  const trusted = new BlockList()
  for (const entry of text.split(",").map((it) => it.trim())) {
    const [address = "", bits, ...rest] = entry.split("/")
    const all = isIP(address) === 4 ? 32 : 128
    const prefix = bits === undefined ? all : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN
    if (isIP(address) === 0 || rest.length > 0 || !(prefix <= all)) return undefined
    trusted.addSubnet(address, prefix, familyOf(address))
  }
  return (address) => isIP(address) !== 0 && trusted.check(address, familyOf(address))
}

const nobody: Trusts = () => false

export const trustedProxies = Config.schema(
  Schema.String.check(
    Schema.makeFilter(
      (text) => parse(text) !== undefined || "must be addresses or networks with commas between, such as 10.0.0.0/8,::1"
    )
  ),
  "TRUSTED_PROXIES"
).pipe(
  Config.map((text) => parse(text) ?? nobody),
  Config.withDefault(nobody)
)

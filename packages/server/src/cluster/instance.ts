/** Tells the workers apart in what is sent to a collector, which would take them for one service that contradicts itself. */
import { Redacted } from "effect"
import { randomUUID } from "node:crypto"
import type { Telemetry } from "../config/telemetry.ts"

const name = "service.instance.id"

/** What the operator has called the instance stays in front. */
export const instance = (telemetry: Telemetry): Telemetry => {
  const attributes = Redacted.value(telemetry.attributes)
  const given = attributes[name]
  const id = given === undefined ? randomUUID() : `${given}/${process.pid}`
  return { ...telemetry, attributes: Redacted.make({ ...attributes, [name]: id }) }
}

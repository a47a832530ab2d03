/** A run that holds a port to nothing must not pass for a proof of it. */
import { everyPort, type PortName, portServices } from "./ports.ts"
import { sectionsOf } from "./sections.ts"

/** Throws for ports that are none, and for those of which nothing is asked without others. */
export const refuseHeldToNothing = (given: ReadonlyArray<PortName>): void => {
  if (given.length === 0) throw new Error("there are no ports to hold to their promises")
  for (const name of given) {
    if (!(name in portServices)) throw new Error(`there is no port "${name}", but ${everyPort.join(", ")}`)
    const [fewest = []] = sectionsOf(everyPort)
      .filter(({ needs }) => needs.includes(name))
      .map(({ needs }) => needs.filter((needed) => !given.includes(needed)))
      .toSorted((a, b) => a.length - b.length)
    if (fewest.length > 0) throw new Error(`nothing is asked of "${name}" without ${fewest.join(", ")}: name them too`)
  }
}

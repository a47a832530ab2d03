/** One line of what a fault did, for the table of them all: `OUTLAY_FAULT_TABLE=on npx vitest run --project faults`. */
const isWanted = process.env["OUTLAY_FAULT_TABLE"] === "on"

export const told = (fault: string, facts: Readonly<Record<string, string | number>>): void => {
  const cells = Object.entries(facts).map(([name, value]) => `${name} ${value}`)
  if (isWanted) process.stdout.write(`\n| ${[fault, ...cells].join(" | ")} |\n`)
}

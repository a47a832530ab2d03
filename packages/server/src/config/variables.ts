/**
 * How variables of the environment are read: each has a name and a rule, and an empty one counts as absent. A wrong
 * value is told in one line that names the variable.
 */
import { Config, Duration, Schema, SchemaIssue, SchemaTransformation } from "effect"

const whole = (minimum: number, maximum: number) =>
  Schema.String.pipe(
    Schema.decodeTo(
      Schema.Number.check(
        Schema.isBetween({ minimum, maximum }, { message: `must be a whole number from ${minimum} to ${maximum}` })
      ),
      // What is no whole number becomes NaN, which the rule refuses by its own words.
      SchemaTransformation.transform({
        decode: (text) => (/^\d+$/.test(text) ? Number(text) : Number.NaN),
        encode: String
      })
    )
  )

/** A whole number; `fallback` when it is absent. */
export const integer = (name: string, fallback: number, range: { readonly min: number; readonly max: number }) =>
  Config.schema(whole(range.min, range.max), name).pipe(Config.withDefault(fallback))

const units = { days: Duration.days, minutes: Duration.minutes, seconds: Duration.seconds }

/** A duration in a unit, as a whole number. */
export const duration = (
  name: string,
  unit: keyof typeof units,
  fallback: number,
  range: { readonly min: number; readonly max: number }
) => integer(name, fallback, range).pipe(Config.map((value) => units[unit](value)))

/** One of several words. */
export const oneOf = <const Words extends ReadonlyArray<string>>(name: string, words: Words) =>
  Config.schema(Schema.Literals(words).annotate({ message: `must be one of ${words.join(", ")}` }), name)

/** `true`/`on`/`yes`/`1` or `false`/`off`/`no`/`0`. */
const onOrOff = (name: string) =>
  oneOf(name, ["true", "on", "yes", "1", "false", "off", "no", "0"]).pipe(
    Config.map((word) => word === "true" || word === "on" || word === "yes" || word === "1")
  )

export const flag = (name: string, fallback: boolean) => onOrOff(name).pipe(Config.withDefault(fallback))

/** A flag whose default depends on other variables. */
export const optionalFlag = (name: string) => Config.option(onOrOff(name))

export const text = (name: string, fallback: string) => Config.String(name).pipe(Config.withDefault(fallback))

const format = SchemaIssue.makeFormatterStandardSchemaV1()

/** What is wrong with the configuration, in one line. */
export const explain = (error: Config.ConfigError): string =>
  Schema.isSchemaError(error.cause)
    ? format(error.cause.issue)
        .issues.map(({ path = [], message }) => `${path.map(String).join("_")} ${message}`)
        .join("; ")
    : error.message

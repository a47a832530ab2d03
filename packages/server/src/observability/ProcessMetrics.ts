/** What the process needs, as metrics that are read when somebody asks for them. */
import { Effect, Layer, Metric } from "effect"
import { monitorEventLoopDelay } from "node:perf_hooks"

const resolutionMillis = 10

const startTime = Metric.gauge("process_start_time_seconds", { description: "When the process began, since 1970." })
const memory = Metric.gauge("process_resident_memory_bytes", { description: "Memory that the process occupies." })
const cpu = Metric.counter("process_cpu_seconds_total", { description: "Time on a processor.", incremental: true })
const lag = Metric.gauge("nodejs_eventloop_lag_seconds", { description: "How late timers are, on average." })
const peak = Metric.gauge("nodejs_eventloop_lag_p99_seconds", { description: "How late one timer in a hundred is." })

const began = Date.now() / 1000 - process.uptime()

export const layer = Layer.effectDiscard(
  Effect.gen(function* () {
    const context = yield* Effect.context<never>()
    const delays = monitorEventLoopDelay({ resolution: resolutionMillis })
    delays.enable()
    // Of an interval itself and of none at all there is nothing to tell.
    const lateness = (nanos: number) => Math.max(0, nanos / 1e9 - resolutionMillis / 1e3) || 0
    const cpuSeconds = () => {
      const { system, user } = process.cpuUsage()
      return (system + user) / 1e6
    }
    const gauge = (metric: Metric.Gauge<number>, value: () => number) =>
      Metric.registerUnsafe(metric, context, { ...readOnly, get: () => ({ value: value() }) })
    const registered = [
      gauge(startTime, () => began),
      gauge(memory, () => process.memoryUsage.rss()),
      gauge(lag, () => lateness(delays.mean)),
      gauge(peak, () => lateness(delays.percentile(99))),
      Metric.registerUnsafe(cpu, context, { ...readOnly, get: () => ({ count: cpuSeconds(), incremental: true }) })
    ]
    const recent = Effect.forever(
      Effect.delay(
        Effect.sync(() => delays.reset()),
        "1 minute"
      )
    )
    yield* Effect.forkScoped(recent)
    yield* Effect.addFinalizer(() =>
      Effect.sync(() => {
        for (const registration of registered) registration.remove()
        delays.disable()
      })
    )
  })
)

const readOnly = { update: () => {}, modify: () => {} }

import type { Shape } from '../shape.ts'

type Values = Readonly<Record<string, unknown>>

function eventName(values: Values): unknown {
  return values['event_simpleName'] ?? values['#event_simpleName']
}

/** An epoch time as milliseconds: Falcon writes seconds with a fraction, milliseconds, or text of either. */
function milliseconds(value: unknown): number | undefined {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)
        ? Number(value)
        : Number.NaN
  if (!Number.isFinite(number)) return undefined
  return number < 1e11 ? Math.round(number * 1000) : Math.round(number)
}

/**
 * Falcon Data Replicator, or events exported from LogScale
 * (https://library.humio.com/data-analysis/searching-data-event-fields.html): LogScale's own `@timestamp` and
 * `#event_simpleName` are added where the records have only the sensor's names.
 */
export const FALCON_EVENTS: Shape = {
  id: 'falcon',
  doc: 'CrowdStrike Falcon Data Replicator or LogScale events: event_simpleName, aid, timestamp',
  detect: (values) =>
    typeof eventName(values) === 'string' &&
    (Object.hasOwn(values, 'aid') ||
      Object.hasOwn(values, 'cid') ||
      Object.hasOwn(values, 'timestamp') ||
      Object.hasOwn(values, '@timestamp')),
  take: (values) => {
    const name = eventName(values)
    if (typeof name !== 'string') return undefined
    const time =
      milliseconds(values['@timestamp']) ??
      milliseconds(values['timestamp']) ??
      milliseconds(values['ContextTimeStamp'])
    return [
      {
        kind: 'row',
        platform: 'falcon',
        table: 'events',
        values: {
          ...(time === undefined ? {} : { '@timestamp': time }),
          '#event_simpleName': name,
          ...omit(values, time === undefined ? ['#event_simpleName'] : ['@timestamp', '#event_simpleName']),
        },
      },
    ]
  },
}

function omit(values: Values, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)))
}

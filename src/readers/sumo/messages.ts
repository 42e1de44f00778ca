import { isObject } from '../row.ts'
import type { Shape, Taken } from '../shape.ts'

type Values = Readonly<Record<string, unknown>>

const METADATA = [
  '_raw',
  '_messagetime',
  '_messageTime',
  '_sourceCategory',
  '_sourcecategory',
  '_sourceHost',
  '_sourceName',
  '_collector',
  '_messageid',
  '_receipttime',
]

function fields(values: Values): Values {
  return isObject(values['map']) ? values['map'] : values
}

function isMessage(values: Values): boolean {
  return METADATA.filter((name) => Object.hasOwn(values, name)).length >= 2
}

/**
 * Messages as Sumo Logic's search export and Search Job API
 * (https://help.sumologic.com/docs/api/search-job/#paging-through-the-messages-found-by-a-search-job) give them, with
 * or without the `map` around them. A Windows event in `_raw` is taken as such, too.
 */
export const SUMO_MESSAGES: Shape = {
  id: 'sumo',
  doc: 'Sumo Logic messages: _raw, _messagetime, _sourceCategory',
  detect: (values) => isMessage(fields(values)),
  take: (values, nested) => {
    const message = fields(values)
    const raw = message['_raw']
    const record = nested.windowsEvent(raw) ?? nested.windowsEvent(message)
    const taken: Taken[] = [{ kind: 'row', platform: 'sumo', table: 'messages', values: withNumbers(message) }]
    if (record !== undefined) taken.push({ kind: 'event', record })
    return taken
  },
}

/** The API writes every value as text; Sumo's own times are numbers. */
function withNumbers(message: Values): Values {
  const result: Record<string, unknown> = { ...message }
  for (const name of ['_messagetime', '_messageTime', '_receipttime', '_receiptTime', '_size']) {
    const value = result[name]
    if (typeof value === 'string' && /^\d{1,15}$/.test(value)) result[name] = Number(value)
  }
  return result
}

import { isObject } from '../row.ts'
import type { Shape } from '../shape.ts'

type Values = Readonly<Record<string, unknown>>

const CATEGORY = /^AdvancedHunting-([A-Za-z]+)$/

function tableOf(values: Values): string | undefined {
  const category = values['category']
  return typeof category === 'string' ? CATEGORY.exec(category)?.[1] : undefined
}

/** The streaming API's envelope (https://learn.microsoft.com/defender-xdr/streaming-api): the row is in `properties`. */
export const DEFENDER_STREAMING: Shape = {
  id: 'defender-streaming',
  doc: 'Defender streaming API: time, tenantId, category AdvancedHunting-<table>, properties',
  detect: (values) => tableOf(values) !== undefined && isObject(values['properties']),
  take: (values) => {
    const table = tableOf(values)
    const properties = values['properties']
    if (table === undefined || !isObject(properties)) return undefined
    return [{ kind: 'row', platform: 'defender', table, values: properties }]
  },
}

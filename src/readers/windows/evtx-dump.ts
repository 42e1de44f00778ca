import { isObject } from '../row.ts'
import type { Shape } from '../shape.ts'
import { WindowsEventBuilder } from '../windows-event.ts'
import { channelName, windowsText, withBraces } from '../windows-text.ts'

/** `evtx_dump -o json` and `jsonl` (https://github.com/omerbenamram/evtx): the event's XML as nested objects. */
export const EVTX_DUMP: Shape = {
  id: 'evtx-dump',
  doc: 'Windows events as evtx_dump writes them: Event.System, #attributes, #text',
  detect: (values) => isObject(values['Event']) && isObject(values['Event']['System']),
  take: (values) => {
    const event = values['Event']
    if (!isObject(event) || !isObject(event['System'])) return undefined
    const builder = new WindowsEventBuilder()
    tell(builder, 'Event', event, 0)
    const record = builder.build()
    return record === undefined
      ? undefined
      : [{ kind: 'event', record: { ...record, channel: channelName(record.channel) } }]
  },
}

const MAX_DEPTH = 64

/** Tells the builder an object as the element that it was in XML. */
function tell(builder: WindowsEventBuilder, name: string, value: unknown, depth: number): void {
  if (depth > MAX_DEPTH) return
  if (Array.isArray(value)) {
    for (const item of value) tell(builder, name, item, depth + 1)
    return
  }
  builder.open(name)
  if (isObject(value)) {
    const attributes = value['#attributes']
    if (isObject(attributes))
      for (const [key, text] of Object.entries(attributes)) builder.attribute(key, withBraces(windowsText(text)))
    const text = value['#text']
    if (Array.isArray(text)) {
      // Several unnamed Data elements are kept as one array of texts.
      for (const [index, item] of text.entries()) {
        if (index > 0) {
          builder.close()
          builder.open(name)
        }
        builder.text(windowsText(item))
      }
    } else if (text !== undefined && text !== null) builder.text(windowsText(text))
    for (const [key, member] of Object.entries(value)) {
      if (key !== '#attributes' && key !== '#text') tell(builder, key.replace(/_attributes$/, ''), member, depth + 1)
    }
  } else builder.text(withBraces(windowsText(value)))
  builder.close()
}

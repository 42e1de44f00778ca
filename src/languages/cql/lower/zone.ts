import { readZone, type Zone } from '../../../functions/java-zone.ts'
import { call, type Expr, literal, text } from '../../../plan/expr.ts'
import type { Arguments } from './arguments.ts'
import type { Lowering } from './context.ts'
import { old } from './filter.ts'
import type { Frame } from './frame.ts'
import { asText, isMissing } from './value.ts'

/**
 * The zone of `timezone=` (library.humio.com/data-analysis/syntax-time-timezones.html), the fallback where the query names
 * none; refused where the name is none.
 */
export function zoneOf(args: Arguments, fallback: string, cx: Lowering): Zone | undefined {
  const parameter = args.has('timeZone') ? 'timeZone' : 'timezone'
  const written = args.text(parameter) ?? fallback
  const zone = readZone(written)
  if (zone === undefined) cx.refuse(`the time zone \`${written}\``, args.raw(parameter)?.span ?? args.span)
  return zone
}

/** What the wall clock of the zone reads at the instant. */
export function localTime(instant: Expr, zone: Zone): Expr {
  if (zone.kind === 'region') return call('time.local', [instant, text(zone.name)])
  return zone.ticks === 0n ? instant : call('time.shift', [instant, literal('timespan', zone.ticks)])
}

/** The instant at which the wall clock of the zone reads this. */
export function fromLocalTime(local: Expr, zone: Zone): Expr {
  if (zone.kind === 'region') return call('time.from_local', [local, text(zone.name)])
  return zone.ticks === 0n ? local : call('time.shift', [local, literal('timespan', -zone.ticks)])
}

/** The wall clock of `timezone=`, else that of the event's zone, else that of the query. */
export function eventTime(instant: Expr, args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  if (!args.has('timezone')) {
    const field = args.field('timezoneField')
    const name = field?.name ?? '@timezone'
    const named = field === undefined ? old(frame, name, cx) : cx.field(frame, name, field.span)
    if (!isMissing(named)) return call('time.local_by_name', [instant, asText(named)])
  }
  const zone = zoneOf(args, cx.options.timeZone, cx)
  return zone === undefined ? undefined : localTime(instant, zone)
}

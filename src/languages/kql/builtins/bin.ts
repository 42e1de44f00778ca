import { call, type Expr, literal } from '../../../plan/expr.ts'
import { isNumeric, TICKS_AT_YEAR_ONE } from '../../../types/value.ts'
import { Environment } from '../binding.ts'
import { convertTo, isInteger, retype, toReal } from '../values.ts'
import { type CallSite, of } from './builtin.ts'

/** Floors also below zero; datetimes are counted from the year 1 (`bin-function.md`). */
export const bin = of(2, ([value, size], site) => {
  if (value === undefined || size === undefined) return undefined
  if (value.type === 'dynamic') return binned(convertTo(site.cx, value, site.node.type ?? 'real'), size, site)
  return binned(value, size, site)
})

function binned(value: Expr, size: Expr, site: CallSite): Expr | undefined {
  if (value.type === 'datetime' && size.type === 'timespan') {
    return call('time.bin', [value, size, literal('datetime', TICKS_AT_YEAR_ONE)], site.span)
  }
  if (value.type === 'timespan' && size.type === 'timespan') {
    return retype(call('number.floor_to', [retype(value, 'long'), retype(size, 'long')], site.span), 'timespan')
  }
  if (isNumeric(value.type) && isNumeric(size.type)) return call('number.floor_to', [value, size], site.span)
  return undefined
}

/** Bins counted from a given point (`bin-at-function.md`). */
export const binAt = of(3, ([value, size, origin], site) => {
  if (value === undefined || size === undefined || origin === undefined) return undefined
  return binnedAt(value, size, origin, site)
})

function binnedAt(value: Expr, size: Expr, origin: Expr, site: CallSite): Expr | undefined {
  if (value.type === 'datetime' && size.type === 'timespan' && origin.type === 'datetime') {
    return call('time.bin', [value, size, origin], site.span)
  }
  if (value.type === 'timespan' && size.type === 'timespan' && origin.type === 'timespan') {
    const [ticks, width, from] = [retype(value, 'long'), retype(size, 'long'), retype(origin, 'long')]
    return retype(shifted(ticks, width, from, site), 'timespan', site.span)
  }
  if (isInteger(value.type) && isInteger(size.type) && isInteger(origin.type)) return shifted(value, size, origin, site)
  if (isNumeric(value.type) && isNumeric(size.type) && isNumeric(origin.type)) {
    return shifted(toReal(site.cx, value), toReal(site.cx, size), toReal(site.cx, origin), site)
  }
  return undefined
}

function shifted(value: Expr, size: Expr, origin: Expr, site: CallSite): Expr {
  const offset = call('number.floor_to', [call('number.subtract', [value, origin]), size])
  return call('number.add', [origin, offset], site.span)
}

/** Size and origin of the bins come from `set` statements (`bin-auto-function.md`). */
export const binAuto = of(1, ([value], site) => {
  const setting = (name: string): Expr | undefined => {
    const node = site.cx.settings.get(name)
    return node === undefined ? undefined : site.cx.expr(node, { environment: new Environment() })
  }
  const size = setting('query_bin_auto_size')
  if (value === undefined || size === undefined) return undefined
  const origin = setting('query_bin_auto_at')
  // Without a setting the origin is 0, which for a datetime is the start of its calendar.
  if (origin === undefined) return binned(value, size, site)
  return binnedAt(value, size, isInteger(origin.type) && value.type === 'real' ? toReal(site.cx, origin) : origin, site)
})

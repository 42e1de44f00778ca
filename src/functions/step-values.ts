import { type Dynamic, isArray, readDynamic, writeDynamic } from '../types/dynamic.ts'
import { formatTimespan } from '../types/time.ts'
import type { Scalar } from '../types/value.ts'
import { foldAscii } from './text-compare.ts'

/** Expressions of `step.scan` as data: `["v", value]`, `["r", place]`, `["s", step, place]`, `["c", function, arguments...]`. */
export type Formula = Dynamic

/** What the names in a formula stand for. */
export interface Situation {
  readonly row: readonly Scalar[]
  readonly state: (step: number, place: number) => Scalar
}

type Rule = (args: readonly Scalar[]) => Scalar

/** Code point order; NaN equals itself and is greatest, as in `compare.*`. */
function order(a: Scalar, b: Scalar): number {
  if (typeof a === 'string' && typeof b === 'string') {
    const [x, y] = [[...a], [...b]]
    for (const [i, char] of x.entries()) {
      const other = y[i]
      if (other === undefined) return 1
      if (char !== other) return (char.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0)
    }
    return x.length - y.length
  }
  if (typeof a === 'boolean' || typeof b === 'boolean') return Number(a) - Number(b)
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
  // Only values of one kind, or numbers, meet here.
  const [x, y] = [a as bigint | number, b as bigint | number]
  return x < y ? -1 : x > y ? 1 : 0
}

const strict =
  (rule: Rule): Rule =>
  (args) =>
    args.includes(null) ? null : rule(args)

const compared = (test: (sign: number) => boolean): Rule => strict(([a, b]) => test(order(a ?? null, b ?? null)))

/** Beyond 64 bits there is no value. */
function long(value: bigint): Scalar {
  return BigInt.asIntN(64, value) === value ? value : null
}

const calculated = (integers: (a: bigint, b: bigint) => Scalar, reals: (a: number, b: number) => number): Rule =>
  strict(([a, b]) => (typeof a === 'bigint' && typeof b === 'bigint' ? integers(a, b) : reals(Number(a), Number(b))))

function chosen(args: readonly Scalar[]): Scalar {
  for (let i = 0; i + 1 < args.length; i += 2) if (args[i] === true) return args[i + 1] ?? null
  return args.at(-1) ?? null
}

function asDynamic(value: Scalar): Dynamic {
  return value
}

/** Functions that may stand around a value of a step's state; each means what the function of that name means. */
const RULES: Readonly<Record<string, Rule>> = {
  'logic.and': (args) => (args.includes(false) ? false : args.includes(null) ? null : true),
  'logic.or': (args) => (args.includes(true) ? true : args.includes(null) ? null : false),
  'logic.not': strict(([a]) => a !== true),
  'logic.is_true': ([a]) => a === true,
  'logic.is_null': ([a]) => a === null,
  'logic.coalesce': (args) => args.find((a) => a !== null) ?? null,
  'logic.case': chosen,
  'logic.in': ([value, ...others]) => {
    if (value === null || value === undefined) return others.length === 0 ? false : null
    if (others.some((o) => o !== null && order(value, o) === 0)) return true
    return others.includes(null) ? null : false
  },
  'compare.eq': compared((s) => s === 0),
  'compare.ne': compared((s) => s !== 0),
  'compare.lt': compared((s) => s < 0),
  'compare.le': compared((s) => s <= 0),
  'compare.gt': compared((s) => s > 0),
  'compare.ge': compared((s) => s >= 0),
  'number.add': calculated(
    (a, b) => long(a + b),
    (a, b) => a + b,
  ),
  'number.subtract': calculated(
    (a, b) => long(a - b),
    (a, b) => a - b,
  ),
  'number.multiply': calculated(
    (a, b) => long(a * b),
    (a, b) => a * b,
  ),
  'number.divide_integer': strict(([a, b]) =>
    typeof a === 'bigint' && typeof b === 'bigint' && b !== 0n ? long(a / b) : null,
  ),
  'number.divide_real': strict(([a, b]) => Number(a) / (Number(b) === 0 ? 0 : Number(b))),
  'number.negate': strict(([a]) => (typeof a === 'bigint' ? long(-a) : -Number(a))),
  'number.abs': strict(([a]) => (typeof a === 'bigint' ? long(a < 0n ? -a : a) : Math.abs(Number(a)))),
  'number.is_nan': strict(([a]) => Number.isNaN(a)),
  'number.with_type': ([a]) => a ?? null,
  'time.shift': calculated(
    (a, b) => long(a + b),
    (a, b) => a + b,
  ),
  'time.between': calculated(
    (a, b) => long(a - b),
    (a, b) => a - b,
  ),
  'time.span_to_text': strict(([a]) => (typeof a === 'bigint' ? formatTimespan(a) : null)),
  'convert.integer_to_real': strict(([a]) => Number(a)),
  'convert.integer_to_text': strict(([a]) => String(a)),
  'text.concat': strict((args) => args.join('')),
  'text.fold_ascii': strict(([a]) => foldAscii(String(a))),
  'text.equals_ci': strict(([a, b]) => foldAscii(String(a)) === foldAscii(String(b))),
  'text.contains': strict(([a, b]) => String(a).includes(String(b))),
  'text.length': strict(([a]) => BigInt([...String(a)].length)),
  'dynamic.from': strict(([a]) => writeDynamic(asDynamic(a ?? null))),
  'dynamic.array': (args) => `[${args.map((a) => a ?? 'null').join(',')}]`,
  'dynamic.array_length': strict(([a]) => {
    const value = readDynamic(String(a))
    return value !== undefined && isArray(value) ? BigInt(value.length) : null
  }),
}

/** Whether values of a state can go through the function. */
export function isStepFunction(id: string): boolean {
  return Object.hasOwn(RULES, id)
}

export function evaluated(formula: Formula | undefined, at: Situation): Scalar {
  if (formula === undefined || formula === null || !isArray(formula)) return null
  const [kind, first, second] = formula
  switch (kind) {
    case 'v':
      return typeof first === 'object' || first === undefined ? null : first
    case 'r':
      return at.row[Number(first)] ?? null
    case 's':
      return at.state(Number(first), Number(second))
    default: {
      const rule = typeof first === 'string' && isStepFunction(first) ? RULES[first] : undefined
      return rule === undefined ? null : rule(formula.slice(2).map((part) => evaluated(part, at)))
    }
  }
}

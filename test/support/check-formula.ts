import type { ParameterType } from '../../src/functions/define.ts'
import { FUNCTIONS } from '../../src/functions/index.ts'
import type { Formula } from '../../src/plan/formula.ts'
import type { ValueType } from '../../src/types/value.ts'

/** What is wrong with a formula over the columns: names and types that do not fit. */
export function checkFormula(
  formula: Formula,
  columns: ReadonlyMap<string, ValueType>,
): { readonly type: ValueType; readonly faults: readonly string[] } {
  switch (formula.kind) {
    case 'constant':
      return { type: formula.type, faults: [] }
    case 'field': {
      const type = columns.get(formula.name)
      return { type: type ?? 'string', faults: type === undefined ? [`no column ${formula.name}`] : [] }
    }
    case 'apply': {
      const fn = FUNCTIONS[formula.fn]
      if (fn === undefined) return { type: 'string', faults: [`no function ${formula.fn}`] }
      const args = formula.args.map((arg) => checkFormula(arg, columns))
      const types = args.map((arg) => arg.type)
      const faults = args.flatMap((arg) => arg.faults)
      if (args.length < fn.params.length || (fn.rest === undefined && args.length > fn.params.length)) {
        faults.push(`${formula.fn} takes ${fn.params.length} arguments, not ${args.length}`)
      }
      types.forEach((type, i) => {
        const wanted = fn.params[i] ?? fn.rest
        if (wanted !== undefined && !fits(type, wanted))
          faults.push(`${formula.fn} argument ${i + 1}: ${type}, not ${wanted}`)
      })
      faults.push(...sameTypes(formula.fn, types))
      return { type: typeof fn.returns === 'function' ? fn.returns(types) : fn.returns, faults }
    }
  }
}

function fits(type: ValueType, wanted: ParameterType): boolean {
  if (wanted === 'any') return true
  if (wanted === 'integer') return type === 'int' || type === 'long'
  if (wanted === 'number') return type === 'int' || type === 'long' || type === 'real'
  return type === wanted
}

function sameTypes(fn: string, types: readonly ValueType[]): readonly string[] {
  const alike = (list: readonly ValueType[]): boolean => new Set(list).size <= 1
  switch (fn) {
    case 'logic.coalesce':
    case 'logic.in':
    case 'compare.eq':
    case 'compare.ne':
      return alike(types) ? [] : [`${fn}: ${types.join(', ')}`]
    case 'logic.case': {
      const conditions = types.filter((_, i) => i % 2 === 0 && i < types.length - 1)
      const values = types.filter((_, i) => i % 2 === 1 || i === types.length - 1)
      const faults = conditions.every((type) => type === 'boolean') ? [] : [`${fn}: condition of another type`]
      return types.length % 2 === 0 || !alike(values) ? [...faults, `${fn}: ${types.join(', ')}`] : faults
    }
    default:
      return []
  }
}

import { AGGREGATE_NAMES } from '../aggregates.ts'
import { ARRAY_BUILTINS, ARRAY_SEVERAL } from './arrays.ts'
import { BAG_BUILTINS } from './bags.ts'
import type { Builtin, SeveralBuiltin } from './builtin.ts'
import { CONVERT_BUILTINS } from './convert.ts'
import { DYNAMIC_BUILTINS } from './dynamic.ts'
import { IP_BUILTINS } from './ip.ts'
import { LOGIC_BUILTINS } from './logic.ts'
import { NUMBER_BUILTINS } from './number.ts'
import { TEXT_BUILTINS } from './text.ts'
import { TIME_BUILTINS } from './time.ts'
import { WINDOW_BUILTINS } from './window.ts'

/** Scalar functions by their KQL name; any other function is refused. */
export const BUILTINS: Readonly<Record<string, Builtin>> = {
  ...LOGIC_BUILTINS,
  ...CONVERT_BUILTINS,
  ...TEXT_BUILTINS,
  ...NUMBER_BUILTINS,
  ...TIME_BUILTINS,
  ...DYNAMIC_BUILTINS,
  ...ARRAY_BUILTINS,
  ...BAG_BUILTINS,
  ...IP_BUILTINS,
  ...WINDOW_BUILTINS,
}

/** Functions of several columns. */
export const SEVERAL: Readonly<Record<string, SeveralBuiltin>> = ARRAY_SEVERAL

/** Names to offer for a mistyped function. */
export const BUILTIN_NAMES: readonly string[] = [...Object.keys(BUILTINS), ...Object.keys(SEVERAL), ...AGGREGATE_NAMES]

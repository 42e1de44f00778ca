import { boolean, call, long } from '../../../plan/expr.ts'
import { toText } from '../values.ts'
import { argument, type Builtins } from './define.ts'

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/jsonarraysize/ and jsonarraycontains/ */
export const JSON_BUILTINS: Builtins = {
  /** -1 where there is no array. */
  jsonarraysize: {
    least: 1,
    most: 1,
    lower: (args, node) => {
      const json = call('dynamic.parse', [toText(argument(args, 0))])
      return call('logic.coalesce', [call('dynamic.array_length', [json]), long(-1)], node.span)
    },
  },
  jsonarraycontains: {
    least: 2,
    most: 2,
    lower: (args, node) => {
      const has = call('json.array_has_text', [toText(argument(args, 0)), toText(argument(args, 1))])
      return call('logic.coalesce', [has, boolean(false)], node.span)
    },
  },
}

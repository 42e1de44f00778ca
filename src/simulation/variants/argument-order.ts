import { type Argument, argumentsOf } from './arguments.ts'
import { joined } from './command-line.ts'
import { type Actor, type Family, type Look, withArguments, withCommand } from './look.ts'
import { namedCall } from './powershell.ts'
import { scriptedLook } from './scripted.ts'

/** Flags in another order, and before or after the rest where the program does not mind. Operands keep their order. */
export const argumentOrder: Family = (actor) => {
  const { tool, command } = actor
  if (tool === undefined) return []
  if (tool.id === 'powershell') return inCalls(actor)
  const options = argumentsOf(command.words.slice(1), tool)
  if (options.some(({ kind, words }) => kind === 'unknown' || words[0]?.value === '--')) return []
  const flags = options.filter(({ kind }) => kind === 'flag')
  const operands = options.filter(({ kind }) => kind === 'operand')
  if (flags.length === 0) return []
  const turned = sameFlagsInOrder(flags.toReversed(), flags)
  const orders: readonly (readonly [string, readonly Argument[]])[] = [
    ['flags turned around', [...turned, ...operands]],
    ...(tool.flagsAnywhere
      ? ([
          ['flags last', [...operands, ...flags]],
          ['flags first', [...flags, ...operands]],
          ['flags turned around and last', [...operands, ...turned]],
        ] as const)
      : []),
  ]
  return orders.map(([title, order]): Look => {
    const raws = order.map((each) => joined(each.words))
    return { title, process: withCommand(actor, withArguments(actor, raws)) }
  })
}

/** What is given several times counts in its order: the flags of one form stand in the places of that form as before. */
function sameFlagsInOrder(order: readonly Argument[], before: readonly Argument[]): readonly Argument[] {
  const queues = new Map<string, Argument[]>()
  for (const each of before) queues.set(nameOf(each), [...(queues.get(nameOf(each)) ?? []), each])
  return order.map((each) => queues.get(nameOf(each))?.shift() ?? each)
}

function nameOf(argument: Argument): string {
  return argument.kind === 'flag' ? (argument.flag.forms[0] ?? '') : ''
}

/** Named parameters of a cmdlet stand in any order. */
function inCalls(actor: Actor): readonly Look[] {
  const reordered = (order: (parameters: readonly string[]) => readonly string[]) => (text: string) => {
    const call = namedCall(text)
    if (call === undefined) return text
    return `${text.slice(0, call.start)}${[call.name, ...order(call.parameters)].join(' ')}${text.slice(call.end)}`
  }
  return [
    ...scriptedLook(
      actor,
      'parameters turned around',
      reordered((all) => all.toReversed()),
    ),
    ...scriptedLook(
      actor,
      'the first parameter last',
      reordered(([first = '', ...rest]) => [...rest, first]),
    ),
  ]
}

import { expect, test } from 'vitest'
import { argumentsOf } from './arguments.ts'
import { parseCommandLine } from './command-line.ts'
import { TOOLS, toolOf } from './tools.ts'

test.each(TOOLS.map((tool) => [tool.id, tool] as const))('%s has a manual and flags of one meaning each', (_, tool) => {
  expect(tool.manual).toMatch(/^https:\/\//)
  const forms = tool.flags.flatMap((flag) => flag.forms)
  expect(new Set(forms).size).toBe(forms.length)
})

test('a tool is known by its name or by its version resource', () => {
  expect(toolOf({ image: 'C:\\x\\PSFTP.exe', version: {} })?.id).toBe('pscp')
  expect(toolOf({ image: 'C:\\x\\a.exe', version: { originalFileName: 'rclone.exe' } })?.id).toBe('rclone')
  expect(toolOf({ image: '/usr/bin/wget', version: {} })?.id).toBe('wget')
  expect(toolOf({ image: 'C:\\Windows\\explorer.exe', version: {} })).toBeUndefined()
})

test('flags with their values, wherever those stand', () => {
  const read = (line: string): readonly string[] => {
    const [program, ...words] = parseCommandLine(line, 'linux').words
    const tool = toolOf({ image: `/usr/bin/${program?.value}`, version: {} })
    return tool === undefined
      ? []
      : argumentsOf(words, tool).map((each) =>
          each.kind === 'flag' ? `${each.form}/${each.place}/${each.value}` : each.kind,
        )
  }
  expect(read('curl -kT f -d@x --data y https://h')).toEqual([
    '-k/none/',
    '-T/next/f',
    '-d/direct/@x',
    '--data/next/y',
    'operand',
  ])
  expect(read('wget --post-file=f -q https://h')).toEqual(['--post-file/equals/f', '-q/none/', 'operand'])
  expect(read('scp -P 22 f h: -r')).toEqual(['-P/next/22', 'operand', 'operand', 'operand'])
  expect(read('curl -- -T')).toEqual(['unknown', 'operand'])
})

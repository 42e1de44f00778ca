import { afterAll, expect, test } from 'vitest'
import { Scratch } from '../cli/run.ts'
import { attack, TinyPackages } from './tiny-package.ts'

const scratch = new Scratch()
const packages = new TinyPackages()
afterAll(() => {
  scratch.remove()
  packages.remove()
})

const QUERY = 'DeviceProcessEvents\n| where FileName =~ "evil.exe"\n'

test.each([
  ['scenarios', 'SIGINT', ['--only', 'evasion'], 30],
  ['the background', 'SIGINT', ['--only', 'noise', '--noise', '200000'], 0],
  ['the background', 'SIGTERM', ['--only', 'noise', '--noise', '200000'], 0],
] as const)(
  'amid %s, %s ends the run with 130, without a report and with nothing left',
  async (_, signal, args, attacks) => {
    const scenarios = Object.fromEntries(
      Array.from({ length: attacks }, (__, index) => [
        `scenarios/s${index}.yaml`,
        attack(`s${index}`, index + 1, 'evil.exe', 'evasion: { actors: [p] }\n'),
      ]),
    )
    const folder = packages.make(`of-${attacks}`, { 'a.kql': QUERY, ...scenarios })
    // Interrupted once there is a temporary directory, so amid the work.
    let isAmid = false
    let timer: NodeJS.Timeout | undefined
    const wait = (kill: () => void): void => {
      isAmid = scratch.leftovers.length > 0
      if (isAmid) kill()
      else timer = setTimeout(() => wait(kill), 2)
    }
    const { out, code } = await scratch.run(['test', folder, ...args], {
      onStart: (child) => wait(() => child.kill(signal)),
    })
    clearTimeout(timer)
    expect(isAmid).toBe(true)
    expect(code).toBe(130)
    expect(out).toBe('')
    expect(scratch.leftovers).toEqual([])
  },
)

import type { Command } from '../command.ts'
import { UsageError } from '../exit.ts'
import { SHARED_FLAGS } from '../flags.ts'
import { NOISE_FLAGS, runNoise } from './simulate-noise.ts'

export const SIMULATE: Command = {
  name: 'simulate',
  usage: '--noise -o DIR',
  summary: "Write what products' sensors tell of the ordinary activity of an estate",
  examples: [
    'siemless simulate --noise --hosts 100 --days 2 --as defender --as sysmon -o background/',
    'siemless simulate --noise --events 1000000 --as falcon --parquet -o background/',
  ],
  flags: {
    output: {
      value: 'DIR',
      short: 'o',
      help: 'where the files go: one for each stream of each sensor, and labels.jsonl',
    },
    as: {
      value: 'SENSOR[:FORMAT]',
      many: true,
      help: 'the sensors, such as sysmon or sysmon:xml (default: all of them)',
    },
    seed: { value: 'N', help: 'another number gives other happenings (default 1)' },
    start: { value: 'TIME', help: 'when it starts (ISO 8601; default of --noise: 2026-03-02)' },
    ...NOISE_FLAGS,
    ...SHARED_FLAGS,
  },
  run: (args, terminal) => {
    if (!args.has('noise')) throw new UsageError('nothing to simulate is given', ['`--noise` is the background'])
    return runNoise(args, terminal)
  },
}

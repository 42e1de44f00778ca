import type { Command } from '../command.ts'
import { UsageError } from '../exit.ts'
import { SHARED_FLAGS } from '../flags.ts'
import { NOISE_FLAGS, runNoise } from './simulate-noise.ts'
import { runScenarios, SCENARIO_FLAGS } from './simulate-scenarios.ts'

export const SIMULATE: Command = {
  name: 'simulate',
  usage: 'SCENARIO... | --noise -o DIR',
  summary: "Write what products' sensors tell of scenarios, or of the ordinary activity of an estate",
  examples: [
    'siemless simulate content/ -o simulated/',
    'siemless simulate upload.yaml --as sysmon:xml --as defender -o simulated/',
    'siemless simulate --noise --hosts 100 --days 2 --as defender --as sysmon -o background/',
    'siemless simulate --noise --events 1000000 --as falcon --parquet -o background/',
  ],
  flags: {
    output: {
      value: 'DIR',
      short: 'o',
      help: 'where the files go: SCENARIO/SENSOR/STREAM; of --noise SENSOR/STREAM, and labels.jsonl',
    },
    as: {
      value: 'SENSOR[:FORMAT]',
      many: true,
      help: 'the sensors, such as sysmon or sysmon:xml (default: all of them)',
    },
    seed: { value: 'N', help: 'another number gives other happenings (default 1)' },
    start: { value: 'TIME', help: "when it starts (ISO 8601; default: the scenario's own; of --noise: 2026-03-02)" },
    ...SCENARIO_FLAGS,
    ...NOISE_FLAGS,
    ...SHARED_FLAGS,
  },
  run: (args, terminal) => {
    if (args.has('noise')) return runNoise(args, terminal)
    if (args.positionals.length > 0) return runScenarios(args, terminal)
    throw new UsageError('nothing to simulate is given', [
      'a scenario file, a package or a directory of them; `--noise` is the background',
    ])
  },
}

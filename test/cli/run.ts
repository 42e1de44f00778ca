import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtCli } from './built.ts'

export const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url))
export const CONTENT = fileURLToPath(new URL('../../content', import.meta.url))

export interface Ran {
  readonly out: string
  readonly err: string
  readonly code: number | null
}

export interface RunOptions {
  readonly stdin?: string
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Called with what the run has said on its error stream so far. */
  readonly onErr?: (text: string, child: ChildProcess) => void
  readonly onStart?: (child: ChildProcess) => void
}

/** A folder for one test file; what runs leave behind in `temporary` shows in `leftovers`. */
export class Scratch {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'siemless-cli-test-'))
  readonly temporary = mkdtempSync(path.join(this.folder, 'tmp-'))

  path(name: string): string {
    return path.join(this.folder, name)
  }

  get leftovers(): readonly string[] {
    return readdirSync(this.temporary)
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** Runs `siemless` with these arguments; it sees no terminal. */
  run(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
    return this.#run(process.execPath, [builtCli(), ...args], options)
  }

  /** Runs a line of a shell. */
  runShell(line: string, env: Readonly<Record<string, string>>): Promise<Ran> {
    return this.#run('/bin/sh', ['-c', line], { env })
  }

  #run(program: string, args: readonly string[], options: RunOptions): Promise<Ran> {
    const child = spawn(program, args, {
      cwd: options.cwd ?? this.folder,
      env: { PATH: process.env['PATH'], TMPDIR: this.temporary, ...options.env },
    })
    return new Promise((resolve, reject) => {
      let out = ''
      let err = ''
      child.stdout.on('data', (chunk) => {
        out += chunk
      })
      child.stderr.on('data', (chunk) => {
        err += chunk
        options.onErr?.(err, child)
      })
      child.on('error', reject)
      child.on('close', (code) => resolve({ out, err, code }))
      options.onStart?.(child)
      child.stdin.on('error', () => {})
      child.stdin.end(options.stdin ?? '')
    })
  }
}

/** A recipe of CONTRIBUTING.md: the shell commands of its block, and its numbered steps. */
export class Recipe {
  readonly commands: readonly string[]
  readonly #steps: readonly string[]

  constructor(page: string, title: string) {
    const start = page.indexOf(`**${title}.**`)
    if (start < 0) throw new Error(`there is no recipe \`${title}\``)
    const rest = page.slice(start + 2)
    const text = rest.slice(0, /\n(?=\*\*[A-Z]|## )/.exec(rest)?.index ?? rest.length)
    const block = /```sh\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
    this.commands = block.split('\n').filter((line) => line.trim() !== '')
    this.#steps = text.split(/\n(?=\d+\. )/).slice(1)
  }

  /** The step that begins with this file's or folder's name. */
  step(file: string): { readonly names: (pattern: RegExp) => readonly string[] } {
    const found = this.#steps.find((step) => /^\d+\. `([^`]+)`/.exec(step)?.[1] === file)
    if (found === undefined) throw new Error(`no step is about \`${file}\``)
    const quoted = [...found.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
    return { names: (pattern) => quoted.filter((name) => pattern.test(name)) }
  }
}

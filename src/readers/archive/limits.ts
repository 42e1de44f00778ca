/** How far an archive may unfold. */
export interface ArchiveLimits {
  /** Containers inside each other; `.tar.gz` counts as two. */
  readonly depth: number
  readonly entries: number
  /** Bytes of all that one given file unfolds to. */
  readonly bytes: number
  /** Unfolded bytes to packed bytes, once `ratioFrom` bytes were unfolded. */
  readonly ratio: number
  readonly ratioFrom: number
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  depth: 3,
  entries: 100_000,
  bytes: 256 * 2 ** 30,
  ratio: 250,
  ratioFrom: 256 * 2 ** 20,
}

/** Thrown when an archive would unfold too far, or is damaged. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
}

/** What one given file has unfolded to, whatever is nested in it. */
export class ArchiveBudget {
  readonly limits: ArchiveLimits
  readonly #packed: number
  #entries = 0
  #bytes = 0

  /** `packed`: the size of the file given. */
  constructor(packed: number, limits: ArchiveLimits = ARCHIVE_LIMITS) {
    this.#packed = Math.max(1, packed)
    this.limits = limits
  }

  entry(): void {
    this.#entries += 1
    if (this.#entries > this.limits.entries) throw new ArchiveError(`more than ${this.limits.entries} entries`)
  }

  unfold(bytes: number): void {
    this.#bytes += bytes
    if (this.#bytes > this.limits.bytes) throw new ArchiveError(`it unfolds to more than ${this.limits.bytes} bytes`)
    if (this.#bytes > this.limits.ratioFrom && this.#bytes / this.#packed > this.limits.ratio) {
      throw new ArchiveError(`it unfolds to more than ${this.limits.ratio} times its size`)
    }
  }
}

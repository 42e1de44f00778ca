import type { ViewDefinition } from '../view.ts'

export const SENTINEL_VIEWS: readonly ViewDefinition[] = []

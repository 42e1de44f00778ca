import type { ViewDefinition } from '../view.ts'

export const DEFENDER_VIEWS: readonly ViewDefinition[] = []

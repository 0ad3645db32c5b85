import path from 'node:path'
import envPaths from 'env-paths'

/** The folder of the user's data, by the system's convention. */
export const dataFolder = (): string => envPaths('blockvet', { suffix: '' }).data

/** Where the database lies when the user names none. */
export const defaultDatabaseFile = (): string => path.join(dataFolder(), 'blockvet.db')

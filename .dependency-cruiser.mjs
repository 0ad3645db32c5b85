const inside = (folder) => `^src/${folder}`
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    never('no-cycles', 'A cycle hides who owns what.', {}, { circular: true }),
    never(
      'domain-imports-nothing',
      'Pure values and rules.',
      { path: inside('shared/domain/'), pathNot: '\\.test\\.ts$' },
      { pathNot: inside('shared/domain/') },
    ),
    never(
      'contract-is-thin',
      'Domain and schema library only.',
      { path: inside('shared/contract/') },
      { pathNot: [inside('shared/'), 'node_modules/(zod|@orpc/contract)/'] },
    ),
    never(
      'engine-knows-no-host',
      'No store, operations, rpc, entry, Electron.',
      { path: inside('main/engine/') },
      { path: inside('main/(store|output|mail|operations|rpc|cli|desktop|entry)/') },
    ),
    never(
      'engine-rooms-keep-doors-shut',
      'Rooms meet through domain values and the DNS port handed in.',
      { path: 'src/main/engine/([^/]+)/', pathNot: '\\.test\\.ts$' },
      {
        path: inside('main/engine/'),
        pathNot: ['src/main/engine/$1/', 'src/main/engine/dns/(dns|name-server)-port\\.ts$'],
      },
    ),
    never(
      'sockets-live-in-dns',
      'UDP and TCP sockets are opened in engine/dns, and in one small file each for WHOIS and SMTP.',
      {
        path: inside('(main|shared)/'),
        pathNot: [
          inside('main/engine/dns/'),
          inside('main/engine/registry/whois-transport\\.ts$'),
          inside('main/mail/mail-peers\\.test-support\\.ts$'),
          inside('main/engine/readiness/smtp-dialogue\\.ts$'),
          '\\.test\\.ts$',
        ],
      },
      { path: '^(node:)?(dgram|net|dns|tls)(/promises)?$' },
    ),
    never(
      'http-server-lives-in-rpc',
      'The HTTP server is opened in rpc only.',
      { path: inside('main/'), pathNot: [inside('main/rpc/'), '\\.test\\.ts$'] },
      { path: '^(node:)?https?$|node_modules/ws/' },
    ),
    never(
      'store-is-sql-only',
      'Store imports domain only.',
      { path: inside('main/store/'), pathNot: '\\.test\\.ts$' },
      { path: inside('(main/(?!store/)|renderer|preload)') },
    ),
    never(
      'sql-lives-in-store',
      'better-sqlite3 is imported in store only.',
      { path: inside(''), pathNot: inside('main/store/') },
      { path: 'better-sqlite3' },
    ),
    never(
      'output-is-pure',
      'Output imports domain only.',
      { path: inside('main/output/'), pathNot: '\\.test\\.ts$' },
      { path: inside('(main/(?!output/)|renderer|preload)') },
    ),
    never(
      'log-keeps-to-itself',
      'The log knows the port that operations describe, and nobody else.',
      { path: inside('main/log/'), pathNot: '\\.test\\.ts$' },
      { path: inside('(main/(?!log/)|renderer|preload)'), pathNot: 'src/main/operations/log\\.ts$' },
    ),
    never(
      'secrets-keep-to-themselves',
      'Secrets know the port that operations describe, and nobody else.',
      { path: inside('main/secrets/'), pathNot: '\\.test\\.ts$' },
      {
        path: inside('(main/(?!secrets/)|renderer|preload)'),
        pathNot: 'src/main/operations/secret-store\\.ts$',
      },
    ),
    never(
      'operations-know-no-host',
      'No rpc, desktop, cli, entry.',
      { path: inside('main/operations/') },
      { path: inside('main/(rpc|desktop|cli|entry)/') },
    ),
    never(
      'rpc-calls-operations',
      'No store, engine, output, cli, desktop.',
      { path: inside('main/rpc/'), pathNot: '\\.test\\.ts$' },
      { path: inside('main/(store|engine|output|mail|cli|desktop|entry)/') },
    ),
    never(
      'cli-calls-operations',
      'No store, engine, rpc, output.',
      { path: inside('main/cli/'), pathNot: '\\.test\\.ts$' },
      { path: inside('main/(store|engine|output|mail|rpc|desktop|entry)/') },
    ),
    never(
      'desktop-is-thin',
      'Electron and contract only.',
      { path: inside('main/desktop/'), pathNot: '\\.test\\.ts$' },
      { path: inside('main/(?!desktop/)') },
    ),
    never(
      'electron-lives-in-desktop',
      'Only desktop, preload and the background entry know Electron.',
      { path: inside(''), pathNot: inside('(main/desktop/|preload/)') },
      { path: '^electron$|node_modules/electron/' },
    ),
    never(
      'entry-is-not-imported',
      'Entries are starting points.',
      { path: inside('(?!main/entry/)'), pathNot: '\\.test\\.ts$' },
      { path: inside('main/entry/') },
    ),
    never(
      'renderer-sees-shared-only',
      'The page talks by contract.',
      { path: inside('renderer/') },
      { path: inside('(main|preload)/') },
    ),
    never(
      'features-keep-doors-shut',
      'A place does not reach into another place.',
      { path: 'src/renderer/features/([^/]+)/' },
      { path: inside('renderer/features/'), pathNot: 'src/renderer/features/$1/' },
    ),
    never(
      'ui-knows-no-domain',
      'ui/ is words-free.',
      { path: inside('renderer/ui/') },
      { path: inside('(shared|renderer/(features|rpc|app)/)') },
    ),
    never(
      'no-node-in-page',
      'The page runs in a sandbox.',
      { path: inside('renderer/') },
      { dependencyTypes: ['core'] },
    ),
    never(
      'no-react-in-main',
      'The window is elsewhere.',
      { path: inside('(main|shared|preload)/') },
      { path: 'node_modules/(react|react-dom|@mantine|zustand)/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
}

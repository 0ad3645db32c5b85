/** Words of the user's own lists. */
export const copy = {
  loadFailed: 'Your own lists could not be read.',
  fixedTitle: 'The catalogue is fixed here',
  fixed:
    'Practice, and a catalogue named with --catalog, take no lists of your own. Start Blockvet without them.',
  about: 'Lists of your own, and changes to shipped ones. They stay when Blockvet is updated.',
  files: 'Files',
  folder: 'They are kept in',
  newFile: 'New file',
  name: 'File name',
  text: 'Lists, as YAML',
  probe: 'Test now',
  stop: 'Stop',
  save: 'Save',
  remove: 'Delete file',
  saved: 'Saved and in use.',
  removed: 'Deleted.',
  unsaved: 'Not saved yet.',
  problems: 'What is wrong',
  good: 'Nothing is wrong.',
  findings: 'What the test found',
  inUse: 'in use',
  hasProblems: 'has problems',
  template: `# A list of your own, and a change to a shipped one.
lists:
  - id: my-list
    name: My list
    zone: bl.example.org
    impact: medium
    rate: 5
    presets: [mail]
    codes:
      - { match: 127.0.0.2, means: Spam source }
# overrides:
#   - { id: psbl, rate: 5, enabled: false }
`,
}

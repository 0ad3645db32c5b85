// Behind a file of its own, so that it is loaded by the first domain that is examined.
export { spf } from 'mailauth/lib/spf/index.js'

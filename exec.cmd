@rem npm scripts say exec, so that signals reach Node; cmd has no such word, and finds this instead.
@%*

#!/usr/bin/env bash
# One would have guessed that importing onnxruntime on Linux does nothing but load a library, or that
# `onnxruntime.disable_telemetry_events()` keeps it from telling anything: that call is all the telemetry that its
# Python package speaks of.
# Instead `import onnxruntime` makes up an identifier of the machine and keeps it in the user's cache folder
# (Microsoft/DeveloperTools/.onnxruntime), beside an event with the system and the path of the interpreter that is to
# be sent to its maker (the package's Privacy.md: on by default, over HTTPS). The call comes too late for both: only
# ORT_DISABLE_TELEMETRY=1 in the environment, before the import, leaves nothing behind. Where CI is set it does nothing
# either, so that a project's own tests do not show it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check onnxruntime==1.32.0
left() {  # what an import leaves in an empty cache folder
    rm -rf "$folder/cache"
    env -u CI XDG_CACHE_HOME="$folder/cache" "$@"
    (cd "$folder" && find cache -type f 2>/dev/null | sort)
}
python="$folder/venv/bin/python"
echo "import:"
by_default=$(left "$python" -c "import onnxruntime")
echo "$by_default"
echo "import, then disable_telemetry_events():"
disabled=$(left "$python" -c "import onnxruntime; onnxruntime.disable_telemetry_events()")
echo "$disabled"
echo "ORT_DISABLE_TELEMETRY=1:"
without=$(left ORT_DISABLE_TELEMETRY=1 "$python" -c "import onnxruntime" || true)
echo "${without:-nothing}"
grep -q deviceid <<<"$by_default" || { echo "changed: an import leaves no identifier any more"; exit 1; }
grep -q deviceid <<<"$disabled" || { echo "changed: the call is in time"; exit 1; }
[ -z "$without" ] || { echo "changed: the variable leaves something"; exit 1; }

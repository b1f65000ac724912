#!/bin/sh
# Import a folder of lists into the client book, as a nightly job does:
#
#     RMTOOL_BOOK=/path/to/book.db ./import_nightly.sh FOLDER [AS_OF]
#
# AS_OF dates the clients' balances (2026-11-23) where the list does not say. One line a file on standard output;
# what rmtool has to say goes to standard error, where cron mails it. The exit code is the worst that was seen:
#
#     0  everything is in
#     7  some rows were rejected; FILE.rejects.csv says which and why; correct them in FILE
#     9  a file could not be read, or there was none; the others are in
#     5  the book cannot be used; stopped at once (so does any other code, which then comes through as it is)

set -u

folder=${1:?usage: import_nightly.sh FOLDER [AS_OF]}
as_of=${2:-}
worst=0
files=0

say() {
    printf '%s  %s\n' "$(basename "$1")" "$2"
}

import_one() {
    kind=$1
    file=$2
    files=$((files + 1))
    # No --full here: a list that was cut off in transfer must not close the clients it lacks.
    set -- "$file" --as "$kind"
    if [ "$kind" = clients ] && [ -n "$as_of" ]; then
        set -- "$@" --as-of "$as_of"
    fi
    rmtool import "$@" >&2
    code=$?
    case $code in
    0)
        say "$file" "imported"
        ;;
    7)
        # The good rows are in, so the next list can build on them.
        say "$file" "imported, some rows rejected: see $file.rejects.csv"
        [ "$worst" -eq 0 ] && worst=7
        ;;
    9)
        # This file changed nothing; the others may still be good.
        say "$file" "not imported: the file could not be read"
        worst=9
        ;;
    5)
        say "$file" "stopped: the book cannot be used"
        exit 5
        ;;
    *)
        # A wrong rulebook, an interruption, a bug: going on could only repeat it.
        say "$file" "stopped: rmtool ended with code $code"
        exit "$code"
        ;;
    esac
}

import_all() {
    for list in "$folder/$2"*.csv; do
        case $list in
        *.rejects.csv) continue ;; # what an earlier night left to be corrected
        esac
        # Without a match the pattern itself comes through.
        [ -e "$list" ] && import_one "$1" "$list"
    done
}

# Clients first: the rows of the other lists belong to a client already in the book, products to nobody.
import_all clients clients
import_all points points
import_all family families
import_all holdings holdings
import_all flows flows
import_all contacts contacts
import_all events events
import_all needs needs
import_all cautions cautions
import_all snapshots snapshots
import_all products products

if [ "$files" -eq 0 ]; then
    echo "$folder  no lists found (clients*.csv, points*.csv, families*.csv, holdings*.csv, flows*.csv," \
        "contacts*.csv, events*.csv, needs*.csv, cautions*.csv, snapshots*.csv, products*.csv)" >&2
    exit 9
fi
exit "$worst"

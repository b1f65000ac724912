#!/bin/sh
# Prepare the day before the manager comes in: import last night's lists, then write today's reminders to files.
#
#     RMTOOL_BOOK=/path/to/book.db ./morning.sh LISTS OUT [AS_OF]
#     0 6 * * 1-5  RMTOOL_BOOK=$HOME/book.db  $HOME/rmtool/morning.sh $HOME/lists $HOME/today      (crontab)
#
# LISTS is a folder as import_nightly.sh beside this script reads it; AS_OF dates the clients' balances. In OUT:
#
#     reminders.txt    what is to be done today, as a person reads it, with how to begin
#     reminders.json   the same for other programs
#
# cron knows no PATH of yours: begin the crontab with one that holds rmtool (PATH=/home/me/.local/bin:/usr/bin:/bin).
#
# Each file is written beside its place and then moved, so that nobody ever reads half of one; of a morning that fails
# the files of the day before stay. One line a list and a file on standard output; what rmtool has to say goes to
# standard error, where cron mails it. The exit code:
#
#     0  everything is in, the files are today's
#     7  some rows were rejected (FILE.rejects.csv says why); the files are today's all the same
#     9  a list could not be read, or there was none; the files are today's, from what the book holds
#     2  OUT or LISTS is not named, or nothing can be written to OUT; nothing was imported
#     5  the book cannot be used: stopped at once, the files stay as they were (so does any other code, which then
#        comes through as it is: 6 for a wrong rulebook, 1 for a bug, 130 for an interruption)

set -u

usage='usage: morning.sh LISTS OUT [AS_OF]'
if [ $# -lt 2 ] || [ $# -gt 3 ]; then
    echo "$usage" >&2
    exit 2
fi
lists=$1
out=$2
here=$(dirname "$0")

# The files hold clients' names: nobody but their owner reads them.
umask 077
if ! mkdir -p "$out" || ! [ -w "$out" ]; then
    echo "$out  cannot be written to" >&2
    exit 2
fi
part="$out/.reminders.$$"
trap 'rm -f "$part"' EXIT
trap 'exit 130' HUP INT TERM

write() {
    file=$1
    shift
    rmtool remind "$@" >"$part"
    code=$?
    [ "$code" -ne 0 ] || mv -f "$part" "$out/$file" || code=2
    if [ "$code" -ne 0 ]; then
        printf '%s  not written: ended with code %s\n' "$file" "$code"
        exit "$code"
    fi
    printf '%s  written\n' "$file"
}

if [ $# -eq 3 ]; then
    sh "$here/import_nightly.sh" "$lists" "$3"
else
    sh "$here/import_nightly.sh" "$lists"
fi
imported=$?
case $imported in
0 | 7 | 9) ;; # what could be read is in: the day begins with what the book holds
*) exit "$imported" ;;
esac

write reminders.txt --top 0 --words
write reminders.json --format json
exit "$imported"

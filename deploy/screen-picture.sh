#!/bin/sh
# Makes screen.svg, the picture in the README, anew: plays the README's story with the built program in a real terminal
# and draws what it shows. `mvn verify` fails while the picture differs from the program.
set -eu
cd "$(dirname -- "$0")/.."

mvn -B -q verify -Dgolden=write -Dsurefire.failIfNoSpecifiedTests=false -Dtest=ScreenPictureTest \
  -Dfailsafe.failIfNoSpecifiedTests=false -Dit.test='ChatIT#tellsTheStoryOfTheReadme'
echo "deploy/screen.svg is up to date"

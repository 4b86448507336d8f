#!/usr/bin/env bash
# Makes the built-in lecture on daily penalties and the 12-second clip that the tests play.
# Run by hand, not in the build: it needs ffmpeg (libx264, libvpx, libopus), rsvg-convert (librsvg2-bin) and a Chinese
# font (fonts-noto-cjk). Its output is committed:
#   apps/api/content/lecture/daily-penalty.{webm,mp4} and test/fixtures/clip-12s.{webm,mp4}
# The words on the slides are ours; they follow environment ministry order 28 and article 1060 of the Code.
set -euo pipefail
cd "$(dirname "$0")/.."
lecture=apps/api/content/lecture
fixtures=test/fixtures
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$lecture" "$fixtures"

fps=5
font='Noto Sans CJK SC'
green='#0b6b50' ink='#17211d' ink2='#55625c' wash='#e6f2ed' line='#e2e7e3' amber='#b26a00'
seconds=(12 16 18 18 18 18 18 16 16) # per slide; together 150
count=${#seconds[@]}

text() { # x y size colour weight anchor words
  printf '<text x="%s" y="%s" font-size="%s" fill="%s" font-weight="%s" text-anchor="%s">%s</text>\n' "$@"
}
card() { # x y width height fill stroke
  printf '<rect x="%s" y="%s" width="%s" height="%s" rx="14" fill="%s" stroke="%s" stroke-width="2"/>\n' "$@"
}
bullets() { # y words…: a dot and a line of text for each
  local y=$1
  shift
  for words in "$@"; do
    printf '<circle cx="120" cy="%s" r="9" fill="%s"/>\n' "$((y - 14))" "$green"
    text 156 "$y" 40 "$ink" 400 start "$words"
    y=$((y + 84))
  done
}
slide() { # number title, body from stdin
  cat >"$work/$1.svg" <<SVG
<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720" font-family="$font">
<rect width="1280" height="720" fill="#f4f6f3"/>
<rect width="1280" height="128" fill="$green"/>
$(text 80 84 52 '#ffffff' 700 start "$2")
$(text 1200 80 30 '#cfe6dc' 400 end "$1 / $count")
$(card 60 164 1160 452 '#ffffff' "$line")
$(cat)
$(text 80 678 26 "$ink2" 400 start '砺剑 · 按日连续处罚')
</svg>
SVG
  rsvg-convert -w 1280 -h 720 "$work/$1.svg" -o "$work/$1.png"
}

cat >"$work/1.svg" <<SVG
<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720" font-family="$font">
<rect width="1280" height="720" fill="$green"/>
$(text 100 190 34 '#cfe6dc' 400 start '砺剑 · 执法大讲堂')
$(text 100 320 96 '#ffffff' 700 start '按日连续处罚')
$(text 100 410 44 '#ffffff' 400 start '从责令改正，到逐日计罚')
<rect x="100" y="456" width="120" height="6" rx="3" fill="#f0b04d"/>
$(text 100 528 30 '#cfe6dc' 400 start '环境保护部令第28号，2015年1月1日起施行')
$(text 100 576 30 '#cfe6dc' 400 start '2026年8月15日起的行为，看生态环境法典第1060条')
</svg>
SVG
rsvg-convert -w 1280 -h 720 "$work/1.svg" -o "$work/1.png"

slide 2 '一、四个条件，缺一不可' <<SVG
$(for i in 0 1 2 3; do
  x=$((106 + i * 276))
  words=('违法排污' '受到罚款' '责令改正' '拒不改正')
  card "$x" 250 240 200 "$wash" "$green"
  text "$((x + 120))" 330 54 "$green" 700 middle "$((i + 1))"
  text "$((x + 120))" 406 44 "$ink" 700 middle "${words[i]}"
done)
$(text 640 550 38 "$ink2" 400 middle '少一个条件，就不能启动')
SVG

slide 3 '二、哪些行为适用' <<SVG
$(bullets 242 '超标准，或者超总量指标排污' '用暗管、造假数据等办法逃避监管' '排放法律禁止排放的东西' '违法倾倒危险废物' '其他违法排污；地方性法规还可以增加')
SVG

slide 4 '三、先后顺序不能颠倒' <<SVG
$(for i in 0 1 2 3; do
  y=$((192 + i * 102))
  words=('检查取证，作出处罚决定' '送达责令改正决定书' '三十日内暗查复查' '仍不改正，作出按日连续处罚决定')
  card 120 "$y" 1040 84 "$wash" "$wash"
  text 172 "$((y + 57))" 44 "$green" 700 middle "$((i + 1))"
  text 236 "$((y + 57))" 42 "$ink" 400 start "${words[i]}"
done)
SVG

slide 5 '四、责令改正决定书' <<SVG
$(card 100 200 520 196 "$wash" "$green")
$(text 360 276 38 "$ink" 400 middle '当场能认定的')
$(text 360 350 46 "$green" 700 middle '当场送达')
$(card 660 200 520 196 "$wash" "$green")
$(text 920 276 38 "$ink" 400 middle '要靠监测认定的')
$(text 920 350 46 "$green" 700 middle '拿到报告后3个工作日')
$(bullets 482 '写清事实、依据、改什么、不改会怎样' '告诉对方怎样复议、怎样起诉')
SVG

slide 6 '五、复查：三十日内，暗查' <<SVG
$(card 100 200 520 380 '#fbeae9' '#b26a00')
$(text 360 276 42 "$amber" 700 middle '算拒不改正')
$(text 360 376 40 "$ink" 400 middle '还在违法排污')
$(text 360 446 40 "$ink" 400 middle '拒绝复查')
$(text 360 516 40 "$ink" 400 middle '阻挠复查')
$(card 660 200 520 380 "$wash" "$green")
$(text 920 276 42 "$green" 700 middle '不启动')
$(text 920 376 40 "$ink" 400 middle '已经改正')
$(text 920 446 40 "$ink" 400 middle '已经停产、停业')
$(text 920 516 40 "$ink" 400 middle '已经关闭')
SVG

slide 7 '六、怎样算：举个例子' <<SVG
<line x1="180" y1="300" x2="1100" y2="300" stroke="$line" stroke-width="10"/>
<line x1="300" y1="300" x2="1100" y2="300" stroke="$green" stroke-width="10"/>
<circle cx="180" cy="300" r="16" fill="$ink2"/><circle cx="300" cy="300" r="16" fill="$green"/><circle cx="1100" cy="300" r="16" fill="$green"/>
$(text 100 252 36 "$ink2" 400 start '3月1日送达')
$(text 340 372 36 "$green" 700 middle '3月2日起算')
$(text 1180 252 36 "$green" 700 end '3月16日复查，仍违法')
$(text 700 372 40 "$ink" 700 middle '共15日')
$(card 160 424 960 146 "$wash" "$green")
$(text 640 516 52 "$green" 700 middle '10万元 × 15日 = 150万元')
SVG

slide 8 '七、再次复查与其他措施' <<SVG
$(bullets 258 '还不改：再责令、再复查，日数累计' '改了又犯：重新处罚，周期从头算，次数不限' '可以同时限产、停产整治、查封、扣押' '违法排污因此停下来的，不再按日计罚')
SVG

slide 9 '小结' <<SVG
$(bullets 242 '先罚款、责令改正，后按日连续处罚' '送达后三十日内，不打招呼去复查' '送达次日起，复查发现违法那天止' '每日数额就是原罚款，次数不限' '看行为日期：2026年8月15日起看法典')
SVG

# Still slides in a row, a clock and a bar that move, and a soft chime at each change of slide.
film() { # total seconds, slide numbers… → $work/film.mkv
  local total=$1 at=0 chimes='0' list="$work/list.txt" duration
  shift
  : >"$list"
  for number in "$@"; do
    duration=$((total == 12 ? 4 : seconds[number - 1]))
    printf "file '%s'\nduration %s\n" "$work/$number.png" "$duration" >>"$list"
    chimes+="+gte(t,$at)*0.12*exp(-4*(t-$at))*(sin(1056*PI*(t-$at))+0.5*sin(1584*PI*(t-$at)))"
    at=$((at + duration))
  done
  printf "file '%s'\n" "$work/${*: -1}.png" >>"$list"
  local clock="%{pts\\:gmtime\\:0\\:%M\\\\\\:%S} / $(printf '%02d\\:%02d' $((total / 60)) $((total % 60)))"
  ffmpeg -v error -y -f concat -safe 0 -i "$list" -f lavfi -i "color=0xf0b04d:s=1280x10:r=$fps" \
    -f lavfi -i "aevalsrc=exprs='$chimes':s=32000:c=mono" \
    -filter_complex "[0:v]fps=$fps,drawbox=x=960:y=636:w=260:h=56:color=0x084c39:t=fill,drawtext=font='$font':text='$clock':x=1090-tw/2:y=651:fontsize=28:fontcolor=white[v];[v][1:v]overlay=x='-W+W*t/$total':y=710:shortest=1,format=yuv420p[film]" \
    -map '[film]' -map 2:a -t "$total" -c:v ffv1 -c:a pcm_s16le "$work/film.mkv"
}
# Opus pads 6.5 ms in front of its sound: starting it that much later, and ending early, the picture sets the length.
encode() { # target without ending, seconds
  ffmpeg -v error -y -i "$work/film.mkv" -t "$2" -c:v libvpx-vp9 -b:v 0 -crf 40 -g $((fps * 10)) -row-mt 1 \
    -c:a libopus -b:a 16k -ar 48000 -af "atrim=end=$(($2 - 1)).96,asetpts=PTS+0.0065/TB" "$1.webm"
  ffmpeg -v error -y -i "$work/film.mkv" -t "$2" -c:v libx264 -preset veryslow -tune stillimage -crf 28 \
    -g $((fps * 10)) -profile:v main -pix_fmt yuv420p -c:a aac -b:a 24k -ar 32000 -movflags +faststart "$1.mp4"
}

film 150 1 2 3 4 5 6 7 8 9
encode "$lecture/daily-penalty" 150
film 12 1 2 9
encode "$fixtures/clip-12s" 12
ls -l "$lecture" "$fixtures"

package words_test

import (
	"slices"
	"strings"
	"testing"

	"factorybook/generator/words"
)

// placesOfTheTrade are provinces, cities and towns where factories are, as they write
// themselves in Latin letters: written by hand, not by the library.
const placesOfTheTrade = `
佛山 foshan 广州 guangzhou 深圳 shenzhen 珠海 zhuhai 中山 zhongshan 东莞 dongguan 惠州 huizhou 江门 jiangmen 汕头 shantou 潮州 chaozhou 揭阳 jieyang
阳江 yangjiang 湛江 zhanjiang 茂名 maoming 肇庆 zhaoqing 清远 qingyuan 韶关 shaoguan 河源 heyuan 梅州 meizhou 汕尾 shanwei 云浮 yunfu 顺德 shunde
南海 nanhai 番禺 panyu 增城 zengcheng 开平 kaiping 台山 taishan 恩平 enping 鹤山 heshan 新会 xinhui 花都 huadu 从化 conghua 白云 baiyun 虎门 humen
厚街 houjie 长安 changan 大朗 dalang 石龙 shilong 古镇 guzhen 小榄 xiaolan 坦洲 tanzhou 容桂 ronggui 乐从 lecong 北滘 beijiao 陈村 chencun 澄海 chenghai
潮阳 chaoyang 普宁 puning 饶平 raoping 枫溪 fengxi 大埔 dabu 五华 wuhua 兴宁 xingning 高要 gaoyao 四会 sihui 英德 yingde 阳春 yangchun 廉江 lianjiang
化州 huazhou 高州 gaozhou 宁波 ningbo 杭州 hangzhou 温州 wenzhou 绍兴 shaoxing 湖州 huzhou 嘉兴 jiaxing 金华 jinhua 衢州 quzhou 舟山 zhoushan
台州 taizhou 丽水 lishui 义乌 yiwu 东阳 dongyang 永康 yongkang 慈溪 cixi 余姚 yuyao 海宁 haining 桐乡 tongxiang 诸暨 zhuji 上虞 shangyu 嵊州 shengzhou
瑞安 ruian 乐清 yueqing 龙泉 longquan 安吉 anji 德清 deqing 长兴 changxing 黄岩 huangyan 温岭 wenling 临海 linhai 玉环 yuhuan 平湖 pinghu 嘉善 jiashan
海盐 haiyan 桐庐 tonglu 临安 linan 富阳 fuyang 萧山 xiaoshan 余杭 yuhang 镇海 zhenhai 北仑 beilun 象山 xiangshan 宁海 ninghai 奉化 fenghua 鄞州 yinzhou
苍南 cangnan 平阳 pingyang 永嘉 yongjia 武义 wuyi 浦江 pujiang 兰溪 lanxi 缙云 jinyun 青田 qingtian 遂昌 suichang 庆元 qingyuan 云和 yunhe 三门 sanmen
仙居 xianju 天台 tiantai 苏州 suzhou 无锡 wuxi 常州 changzhou 镇江 zhenjiang 南京 nanjing 扬州 yangzhou 泰州 taizhou 南通 nantong 盐城 yancheng 徐州 xuzhou
连云港 lianyungang 宿迁 suqian 淮安 huaian 昆山 kunshan 江阴 jiangyin 宜兴 yixing 常熟 changshu 张家港 zhangjiagang 太仓 taicang 海门 haimen 启东 qidong
如皋 rugao 丹阳 danyang 福州 fuzhou 厦门 xiamen 泉州 quanzhou 漳州 zhangzhou 莆田 putian 三明 sanming 南平 nanping 龙岩 longyan 宁德 ningde 晋江 jinjiang
石狮 shishi 德化 dehua 安溪 anxi 济南 jinan 青岛 qingdao 淄博 zibo 枣庄 zaozhuang 东营 dongying 烟台 yantai 潍坊 weifang 济宁 jining 泰安 taian 威海 weihai
日照 rizhao 临沂 linyi 德州 dezhou 聊城 liaocheng 滨州 binzhou 菏泽 heze 胶州 jiaozhou 莱州 laizhou 曹县 caoxian 郑州 zhengzhou 洛阳 luoyang 开封 kaifeng
许昌 xuchang 南阳 nanyang 信阳 xinyang 焦作 jiaozuo 新乡 xinxiang 安阳 anyang 鹤壁 hebi 三门峡 sanmenxia 漯河 luohe 商丘 shangqiu 周口 zhoukou
驻马店 zhumadian 景德镇 jingdezhen 南昌 nanchang 九江 jiujiang 赣州 ganzhou 吉安 jian 宜春 yichun 抚州 fuzhou 上饶 shangrao 萍乡 pingxiang 新余 xinyu
鹰潭 yingtan 合肥 hefei 芜湖 wuhu 蚌埠 bengbu 淮南 huainan 马鞍山 maanshan 淮北 huaibei 铜陵 tongling 安庆 anqing 黄山 huangshan 滁州 chuzhou 阜阳 fuyang
宿州 suzhou 六安 luan 亳州 bozhou 池州 chizhou 宣城 xuancheng 武汉 wuhan 黄石 huangshi 十堰 shiyan 宜昌 yichang 襄阳 xiangyang 鄂州 ezhou 荆门 jingmen
孝感 xiaogan 荆州 jingzhou 黄冈 huanggang 咸宁 xianning 随州 suizhou 恩施 enshi 仙桃 xiantao 潜江 qianjiang 长沙 changsha 株洲 zhuzhou 湘潭 xiangtan
衡阳 hengyang 邵阳 shaoyang 岳阳 yueyang 常德 changde 张家界 zhangjiajie 益阳 yiyang 郴州 chenzhou 永州 yongzhou 怀化 huaihua 娄底 loudi 醴陵 liling
浏阳 liuyang 南宁 nanning 柳州 liuzhou 桂林 guilin 梧州 wuzhou 北海 beihai 防城港 fangchenggang 钦州 qinzhou 贵港 guigang 玉林 yulin 百色 baise 贺州 hezhou
河池 hechi 来宾 laibin 崇左 chongzuo 博白 bobai 海口 haikou 三亚 sanya 成都 chengdu 自贡 zigong 攀枝花 panzhihua 泸州 luzhou 德阳 deyang 绵阳 mianyang
广元 guangyuan 遂宁 suining 内江 neijiang 乐山 leshan 南充 nanchong 眉山 meishan 宜宾 yibin 广安 guangan 达州 dazhou 雅安 yaan 重庆 chongqing 万州 wanzhou
涪陵 fuling 贵阳 guiyang 遵义 zunyi 昆明 kunming 大理 dali 曲靖 qujing 玉溪 yuxi 西安 xian 咸阳 xianyang 宝鸡 baoji 渭南 weinan 汉中 hanzhong 榆林 yulin
兰州 lanzhou 天水 tianshui 西宁 xining 银川 yinchuan 包头 baotou 太原 taiyuan 大同 datong 沈阳 shenyang 大连 dalian 鞍山 anshan 抚顺 fushun 丹东 dandong
锦州 jinzhou 营口 yingkou 葫芦岛 huludao 长春 changchun 吉林 jilin 哈尔滨 haerbin 齐齐哈尔 qiqihaer 大庆 daqing 牡丹江 mudanjiang 北京 beijing 上海 shanghai
天津 tianjin 石家庄 shijiazhuang 唐山 tangshan 秦皇岛 qinhuangdao 邯郸 handan 邢台 xingtai 保定 baoding 张家口 zhangjiakou 承德 chengde 沧州 cangzhou
廊坊 langfang 衡水 hengshui 安平 anping 白沟 baigou 香河 xianghe 浙江 zhejiang 广东 guangdong 福建 fujian 江苏 jiangsu 山东 shandong 河北 hebei 河南 henan
湖北 hubei 湖南 hunan 江西 jiangxi 安徽 anhui 四川 sichuan 贵州 guizhou 云南 yunnan 陕西 shanxi 山西 shanxi 甘肃 gansu 青海 qinghai 辽宁 liaoning
黑龙江 heilongjiang 海南 hainan 广西 guangxi 新疆 xinjiang 宁夏 ningxia 内蒙古 neimenggu 台湾 taiwan 香港 xianggang 澳门 aomen 浦东 pudong 嘉定 jiading
松江 songjiang 闵行 minhang 奉贤 fengxian 青浦 qingpu 昌平 changping 通州 tongzhou`

// surnamesOfTheTrade are common surnames and those that are read in their own way.
const surnamesOfTheTrade = `
王 wang 李 li 张 zhang 刘 liu 陈 chen 杨 yang 赵 zhao 黄 huang 周 zhou 吴 wu 徐 xu 孙 sun 胡 hu 朱 zhu 高 gao 林 lin 何 he 郭 guo 马 ma 罗 luo 梁 liang
宋 song 郑 zheng 谢 xie 韩 han 唐 tang 冯 feng 于 yu 董 dong 萧 xiao 程 cheng 曹 cao 袁 yuan 邓 deng 许 xu 傅 fu 沈 shen 曾 zeng 彭 peng 吕 lv 苏 su 卢 lu
蒋 jiang 蔡 cai 贾 jia 丁 ding 魏 wei 薛 xue 叶 ye 阎 yan 余 yu 潘 pan 杜 du 戴 dai 夏 xia 钟 zhong 汪 wang 田 tian 任 ren 姜 jiang 范 fan 方 fang 石 shi
姚 yao 谭 tan 廖 liao 邹 zou 熊 xiong 金 jin 陆 lu 郝 hao 孔 kong 白 bai 崔 cui 康 kang 毛 mao 邱 qiu 秦 qin 江 jiang 史 shi 顾 gu 侯 hou 邵 shao 孟 meng
龙 long 万 wan 段 duan 雷 lei 钱 qian 汤 tang 尹 yin 黎 li 易 yi 常 chang 武 wu 乔 qiao 贺 he 赖 lai 龚 gong 文 wen 欧 ou 区 ou 解 xie 单 shan 仇 qiu
查 zha 翟 zhai 柴 chai 车 che 尤 you 温 wen 游 you 祝 zhu 费 fei 莫 mo 颜 yan 柯 ke 简 jian 邝 kuang 麦 mai 关 guan 骆 luo 伍 wu 佘 she 盛 sheng 庄 zhuang
洪 hong 褚 chu 宁 ning 覃 qin 缪 miao 阮 ruan 甘 gan 俞 yu 瞿 qu 冼 xian 占 zhan 詹 zhan 左 zuo 岑 cen 池 chi 鲍 bao 毕 bi 樊 fan 凌 ling 霍 huo 虞 yu
柳 liu 卓 zhuo 蓝 lan 涂 tu 乐 yue 朴 piao 晏 yan 臧 zang 计 ji 符 fu 商 shang 邢 xing 闫 yan 师 shi 奚 xi 应 ying 谷 gu 纪 ji 尚 shang 齐 qi 兰 lan 聂 nie
牛 niu 曲 qu 管 guan 邬 wu 郁 yu 屠 tu 厉 li 戚 qi 诸 zhu 宗 zong 桑 sang 燕 yan 边 bian 卜 bu 卞 bian 种 chong 员 yun 那 na 盖 ge 葛 ge 召 shao
危 wei 谌 chen 干 gan 强 qiang 洛 luo 尉 wei 逄 pang 宓 mi 相 xiang 欧阳 ouyang 司马 sima 上官 shangguan 诸葛 zhuge 尉迟 yuchi 长孙 zhangsun 令狐 linghu
澹台 tantai 万俟 moqi 单于 chanyu`

func TestPlacesAndSurnamesAreReadAsTheyReadThemselves(t *testing.T) {
	spelt := func(syllables [][]string) string {
		var b strings.Builder
		for _, ways := range syllables {
			b.WriteString(ways[0])
		}
		return b.String()
	}
	for list := strings.Fields(placesOfTheTrade); len(list) > 0; list = list[2:] {
		name, want := list[0], list[1]
		if got := words.SortKey(name); got != want {
			t.Errorf("%s is sorted as %q, want %q", name, got, want)
		}
		if got := spelt(words.Pinyin(name)); got != want {
			t.Errorf("%s is found as %q first, want %q", name, got, want)
		}
	}
	for list := strings.Fields(surnamesOfTheTrade); len(list) > 0; list = list[2:] {
		name, want := list[0]+"明", list[1]+"ming"
		if got := spelt(words.PersonPinyin(name)); got != want {
			t.Errorf("%s is found as %q first, want %q", name, got, want)
		}
	}
}

func TestANameOfTheTableHasOneReading(t *testing.T) {
	for _, c := range []struct {
		got  [][]string
		want string
	}{
		{words.Pinyin("重庆远大"), "chong qing yuan"},
		{words.Pinyin("浙江乐清"), "zhe jiang yue qing"},
		{words.PersonPinyin("单伟"), "shan wei"},
		{words.PersonPinyin("曾总"), "zeng zong"},
		{words.PersonPinyin("莫工"), "mo gong"},
	} {
		want := strings.Fields(c.want)
		for i, syllable := range want {
			if i >= len(c.got) || !slices.Equal(c.got[i], []string{syllable}) {
				t.Errorf("read as %v, want %v", c.got, want)
				break
			}
		}
	}
	if got := words.Pinyin("盛大 A3 号"); len(got) != 3 || !slices.Contains(got[0], "sheng") || !slices.Contains(got[0], "cheng") {
		t.Errorf("a character beyond the table is read as %v, want a syllable for each of the three, 盛 either way", got)
	}
}

// Indirect light, and that of the sky and of glowing surfaces, at many points from careful gathers at few:
// the places are added where those so far do not reach (near contacts and small things close together, on
// open walls far apart), and blended over surfaces, never through walls. After Ward, Rubinstein and Clear, "A
// ray tracing solution for diffuse interreflection" (1988).
#pragma once

#include "bake_clusters.hpp"
#include "bake_surfels.hpp"

namespace terrazzo::light {

class IrradianceCache {
   public:
    struct Settings {
        int rays = 256, broad_samples = 48, most = 24000, threads = 0;
        uint32_t seed = 0;
        float offset = 1.5e-3f, radius_low = 0.02f, radius_high = 0.22f, detail = 0.25f;
        float cluster = 0.03f;  // side of the cubes whose points ask the same entries [m]
    };

    IrradianceCache(const Scene& scene, const Lights& lights, const Surfels& surfels,
                    const Settings& settings)
        : scene_(scene),
          surfels_(surfels),
          direct_(scene, lights, settings.seed, settings.offset),
          settings_(settings) {}

    size_t size() const { return gathered_.size(); }

    // Irradiance at every point, but for the sun's and the lamps'. What was gathered for earlier points
    // speaks for these too.
    void light(const Receiver* points, size_t count, Vec3* out) {
        points_ = points;
        const Clusters clusters(points, count, settings_.cluster, settings_.threads);
        if (fill(clusters.order())) even_out();
        if (voices_.empty()) return;
        const OrientedTree tree = make_tree(voices_, 0);
        parallel_for(clusters.size(), settings_.threads, 128, [&](size_t c) {
            blend_about(points[clusters.middle(c)], clusters.begin(c), clusters.end(c), tree, out);
        });
    }

   private:
    struct Entry {
        Receiver at;
        Vec3 irradiance;
        float radius;  // within which it speaks for others [m]
    };
    static constexpr float normal_weight = 0.25f;
    static constexpr int blended = 28, circle = 10, levels = 7;
    static constexpr float apart =
        2.5f;  // least radius of entries, in sides of a cluster, to ask for it as a whole
    static constexpr float overlap = 2.5f;  // reach of an entry's voice in its radii

    static OrientedTree make_tree(const std::vector<Entry>& entries, size_t first) {
        return OrientedTree(
            entries.size() - first, normal_weight,
            [&, first](size_t i) { return entries[first + i].at.position; },
            [&, first](size_t i) { return entries[first + i].at.normal; });
    }

    Entry gather(uint32_t point) const {
        const Receiver at = points_[point];
        const Sequence sequence(settings_.seed, point, 7);
        const Frame frame(at.normal);
        Vec3 sum;
        float nearness = 0;
        for (int k = 0; k < settings_.rays; k++) {
            Hit hit;
            sum += surfels_.incoming({at.position + at.normal * settings_.offset,
                                      cosine_direction(frame, sequence.u(k), sequence.v(k)), far_away},
                                     hit);
            if (hit) nearness += 1 / std::max(hit.distance, 5e-3f);
        }
        const auto n = static_cast<float>(settings_.rays);
        const float harmonic = nearness > 0 ? n / nearness : far_away;
        return {at, sum * (1 / n) + direct_.broad(at, point, settings_.broad_samples),
                std::clamp(settings_.detail * harmonic, settings_.radius_low, settings_.radius_high)};
    }

    bool sees(const Receiver& a, const Receiver& b) const {
        return unobstructed(scene_, a, b, settings_.offset);
    }

    bool covers(const Entry& entry, const Receiver& at) const {
        const Vec3 to = at.position - entry.at.position;
        const float r = entry.radius;
        return dot(to, to) < r * r && dot(at.normal, entry.at.normal) > 0.85f &&
               std::fabs(dot(to, entry.at.normal)) < 0.4f * r + 1e-3f && sees(at, entry.at);
    }

    // How much two places face the same way: 1 for the same normal, 0 from 45 degrees.
    static float agreement(Vec3 a, Vec3 b) { return std::max(0.0f, (dot(a, b) - 0.7f) / 0.3f); }

    // One point for each cell and rough direction, the one with the least hash.
    std::vector<uint32_t> pick(const std::vector<uint32_t>& open, float cell) const {
        struct Candidate {
            uint64_t key;
            uint32_t rank, point;
            bool operator<(const Candidate& o) const {
                return key != o.key ? key < o.key : rank != o.rank ? rank < o.rank : point < o.point;
            }
        };
        std::vector<Candidate> candidates(open.size());
        parallel_for(open.size(), settings_.threads, 4096, [&](size_t i) {
            const Receiver& at = points_[open[i]];
            const uint64_t key = cell_key(at.position, at.normal, cell);
            candidates[i] = {key, hash(open[i] ^ settings_.seed), open[i]};
        });
        std::sort(candidates.begin(), candidates.end());
        std::vector<Candidate> first;
        for (size_t i = 0; i < candidates.size(); i++)
            if (i == 0 || candidates[i].key != candidates[i - 1].key) first.push_back(candidates[i]);
        std::sort(first.begin(), first.end(), [](const Candidate& a, const Candidate& b) {
            return a.rank != b.rank ? a.rank < b.rank : a.point < b.point;
        });
        std::vector<uint32_t> picked(first.size());
        for (size_t i = 0; i < first.size(); i++) picked[i] = first[i].point;
        return picked;
    }

    // Those of the points that none of the entries from `first` on covers, as far as their nearest few tell.
    template <int few>
    std::vector<uint32_t> uncovered(const std::vector<uint32_t>& open, size_t first) const {
        if (first == gathered_.size()) return open;
        const OrientedTree tree = make_tree(gathered_, first);
        std::vector<uint8_t> done(open.size());
        parallel_for(open.size(), settings_.threads, 1024, [&](size_t i) {
            OrientedTree::Neighbour near[few];
            const Receiver& at = points_[open[i]];
            const int n = tree.nearest(at.position, at.normal, few, near);
            for (int k = 0; k < n && !done[i]; k++) done[i] = covers(gathered_[first + near[k].index], at);
        });
        std::vector<uint32_t> left;
        for (size_t i = 0; i < open.size(); i++)
            if (!done[i]) left.push_back(open[i]);
        return left;
    }

    // Gathers where nothing covers the points; whether anything was.
    bool fill(const std::vector<uint32_t>& points) {
        const size_t before = gathered_.size();
        std::vector<uint32_t> open = uncovered<16>(points, 0);  // of all levels
        float cell = 1.4f * settings_.radius_high;
        for (int level = 0; level < levels && !open.empty(); level++, cell /= 2) {
            std::vector<uint32_t> picked = pick(open, cell);
            const size_t room = settings_.most - std::min<size_t>(gathered_.size(), settings_.most);
            if (picked.size() > room) picked.resize(room);
            if (picked.empty()) break;
            const size_t first = gathered_.size();
            gathered_.resize(first + picked.size());
            parallel_for(picked.size(), settings_.threads, 16,
                         [&](size_t i) { gathered_[first + i] = gather(picked[i]); });
            open = uncovered<3>(open, first);
        }
        return gathered_.size() > before;
    }

    // Takes noise out of the entries before they speak: each becomes the mean of its nearest visible
    // neighbours, and reaches far enough to meet a few of them, so that no place hangs on a single voice.
    void even_out() {
        const OrientedTree tree = make_tree(gathered_, 0);
        voices_ = gathered_;
        parallel_for(gathered_.size(), settings_.threads, 64, [&](size_t i) {
            OrientedTree::Neighbour near[circle];
            const Receiver& at = gathered_[i].at;
            const int n = tree.nearest(at.position, at.normal, circle, near);
            const float reach2 = near[n - 1].distance2 * 1.5f + 1e-12f;
            Vec3 sum = gathered_[i].irradiance;
            float total = 1;
            for (int k = 0; k < n; k++) {
                const Entry& other = gathered_[near[k].index];
                const float weight = (1 - near[k].distance2 / reach2) * agreement(at.normal, other.at.normal);
                if (near[k].index == i || !(weight > 0) || !sees(at, other.at)) continue;
                sum += other.irradiance * weight;
                total += weight;
            }
            voices_[i].irradiance = sum * (1 / total);
            const float meets = std::sqrt(near[n - 1].distance2), own = gathered_[i].radius;
            voices_[i].radius = std::clamp(meets, own, 2 * own);
        });
    }

    // A weighted mean of the entries around, at some points; what is around and what it sees of that is found
    // once, for one of them. No entry speaks far beyond its own radius, or the dark line beside a skirting
    // board would spread over the wall; and all weights fall to nothing before they end, so that there are no
    // seams.
    void blend_about(const Receiver& middle, const uint32_t* begin, const uint32_t* end,
                     const OrientedTree& tree, Vec3* out) const {
        enum : int8_t { unknown, visible, hidden };
        OrientedTree::Neighbour near[blended];
        int8_t state[blended] = {};
        const int n = tree.nearest(middle.position, middle.normal, blended, near);
        // Where light changes within the points, each is asked for itself.
        if (end - begin > 1 && voices_[near[0].index].radius < apart * settings_.cluster) {
            for (; begin != end; begin++) blend_about(points_[*begin], begin, begin + 1, tree, out);
            return;
        }
        const float reach = n == blended ? std::sqrt(near[n - 1].distance2) : far_away;
        for (; begin != end; begin++) {
            const Receiver& at = points_[*begin];
            const float off = tree.distance(at.position, at.normal, middle.position, middle.normal);
            const float own_reach = std::max(reach - off, 0.5f * reach);  // beyond may lie others
            Vec3 sum;
            float total = 0;
            for (int k = 0; k < n; k++) {
                const Entry& entry = voices_[near[k].index];
                const Vec3 to = at.position - entry.at.position;
                const float own = 1 - dot(to, to) / (overlap * overlap * entry.radius * entry.radius);
                if (!(own > 0)) continue;
                const float away = tree.distance(at.position, at.normal, entry.at.position, entry.at.normal);
                const float fall = 1 - away * away / std::max(own_reach * own_reach, 1e-12f);
                const float most = own * own * fall * agreement(at.normal, entry.at.normal);
                if (!(most > 1e-5f)) continue;
                const float off_plane = dot(to, entry.at.normal + at.normal) * 0.5f / entry.radius;
                const float weight = most * std::exp(-4 * off_plane * off_plane);
                if (!(weight > 1e-5f)) continue;
                if (state[k] == unknown) state[k] = sees(middle, entry.at) ? visible : hidden;
                if (state[k] == hidden) continue;
                sum += entry.irradiance * weight;
                total += weight;
            }
            out[*begin] = total > 0 ? sum * (1 / total) : voices_[near[0].index].irradiance;
        }
    }

    const Scene& scene_;
    const Surfels& surfels_;
    const DirectLight direct_;
    const Receiver* points_ = nullptr;  // of the call in progress
    Settings settings_;
    std::vector<Entry> gathered_, voices_;  // as gathered, and as they speak
};

}  // namespace terrazzo::light
